import { instanceAround } from './loops/instance-around.ts';
import type { ExecutableProcess } from './model/executable-process.ts';
import type { MultiInstance } from './model/graph.ts';
import { Run, rootId } from './run.ts';
import type { InstanceState, Token } from './state.ts';
import type { Json } from './variables.ts';
import { workId } from './work-id.ts';

/**
 * The round of work an open user task belongs to: all instances of what is repeated, be it the task itself or the
 * sub-process around it; or the task alone.
 */
export interface Repetition {
  /** Number of the round within the instance; never used twice. */
  readonly round: number;
  /** The item of the task; null when nothing is repeated over items. */
  readonly item: Json;
  /** Other open tasks of the round, with their items. */
  readonly others: readonly { readonly taskId: string; readonly item: Json }[];
  /** Items whose tasks have not opened yet: those behind a sequential one, or before the task in their sub-process. */
  readonly rest: readonly Json[];
}

/** @returns undefined when no open user task has this id */
export function repetitionOf(process: ExecutableProcess, state: InstanceState, taskId: string): Repetition | undefined {
  const run = new Run(process, state, { now: new Date(0), zone: 'UTC', instanceId: '' });
  const task = [...run.tokens.values()].find((each) => each.id !== rootId && taskOf(each) === taskId);
  if (!task) return undefined;
  const around = instanceAround(run, task);
  if (!around) return { round: task.id, item: null, others: [], rest: [] };
  const { loop, body, instance } = around;
  const siblings = run
    .childrenOf(body.id)
    .filter((each) => each.id !== instance.id && each.signer === undefined)
    .map((each) => ({ taskId: openTaskIn(run, each, task.at), item: itemOf(loop, each) }));
  return {
    round: body.id,
    item: itemOf(loop, instance),
    others: siblings.flatMap(({ taskId: id, item }) => (id === null ? [] : [{ taskId: id, item }])),
    rest: [...siblings.flatMap(({ taskId: id, item }) => (id === null ? [item] : [])), ...(body.loop?.rest ?? [])],
  };
}

/** The open task of an element inside one instance, which may be the instance itself. */
function openTaskIn(run: Run, within: Token, elementId: string): string | null {
  if (within.at === elementId && within.signer === undefined) return taskOf(within);
  for (const child of run.childrenOf(within.id)) {
    const id = openTaskIn(run, child, elementId);
    if (id !== null) return id;
  }
  return null;
}

function itemOf({ inputElement }: MultiInstance, { vars }: Token): Json {
  return inputElement === null ? null : (vars?.[inputElement] ?? null);
}

function taskOf(token: Token): string | null {
  return token.wait === 'task' ? workId(token.at, token.ref ?? token.id) : null;
}
