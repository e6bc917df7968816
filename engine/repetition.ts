import type { ExecutableProcess } from './model/executable-process.ts';
import { Run, rootId } from './run.ts';
import type { InstanceState, Token } from './state.ts';
import type { Json } from './variables.ts';
import { workId } from './work-id.ts';

/** The round of work an open user task belongs to: all instances of a repeated task, or the task alone. */
export interface Repetition {
  /** Number of the round within the instance; never used twice. */
  readonly round: number;
  /** The item of the task itself, or of the repeated sub-process it stands in; null when nothing is repeated over items. */
  readonly item: Json;
  /** Other open tasks of the round, with their items. */
  readonly others: readonly { readonly taskId: string; readonly item: Json }[];
  /** Items whose tasks have not opened yet: those behind a sequential one. */
  readonly rest: readonly Json[];
}

/** @returns undefined when no open user task has this id */
export function repetitionOf(process: ExecutableProcess, state: InstanceState, taskId: string): Repetition | undefined {
  const run = new Run(process, state, { now: new Date(0), zone: 'UTC', instanceId: '' });
  const token = [...run.tokens.values()].find((each) => each.id !== rootId && taskOf(each) === taskId);
  if (!token) return undefined;
  if (!run.isInner(token)) return { round: token.id, item: itemAround(run, token), others: [], rest: [] };
  const body = run.parentOf(token) ?? token;
  const { loop } = run.nodeOf(token);
  const itemOf = ({ vars }: Token): Json =>
    loop?.type === 'multi-instance' && loop.inputElement !== null ? (vars?.[loop.inputElement] ?? null) : null;
  const others = run.childrenOf(body.id).flatMap((each) => {
    const id = taskOf(each);
    return id === null || id === taskId || each.signer !== undefined ? [] : [{ taskId: id, item: itemOf(each) }];
  });
  return { round: body.id, item: itemOf(token), others, rest: body.loop?.rest ?? [] };
}

/** The item of the innermost repeated sub-process a token stands in. */
function itemAround(run: Run, token: Token): Json {
  let scope = run.parentOf(token);
  while (scope && scope.id !== rootId && !run.isInner(scope)) scope = run.parentOf(scope);
  if (!scope || scope.id === rootId) return null;
  const { loop } = run.nodeOf(scope);
  return loop?.type === 'multi-instance' && loop.inputElement !== null
    ? (scope.vars?.[loop.inputElement] ?? null)
    : null;
}

function taskOf(token: Token): string | null {
  return token.wait === 'task' ? workId(token.at, token.ref ?? token.id) : null;
}
