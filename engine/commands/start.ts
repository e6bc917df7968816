import type { Command } from '../command.ts';
import { EngineError } from '../errors.ts';
import type { ExecutableProcess } from '../model/executable-process.ts';
import type { Run } from '../run.ts';
import { rootId } from '../run.ts';
import type { InstanceState } from '../state.ts';

type Start = Extract<Command, { readonly type: 'start' }>;

/** The state before anything has happened: the instance's own token. */
export function newInstance(process: ExecutableProcess, command: Start): InstanceState {
  const via = startOf(process, command);
  const started = command.part === undefined ? {} : { part: command.part };
  const root = { id: rootId, at: process.id, vars: command.variables, ...(via === null ? {} : { via }), ...started };
  return { v: 1, rev: 0, nextId: 1, tokens: [root], waits: [] };
}

/** Begins the instance. */
export function start(run: Run): void {
  const root = run.tokens.get(rootId);
  if (!root) return;
  run.noteElement(run.process.id, 'process', 'started', rootId);
  run.queue(root, 'enter');
}

/** The start event to begin at; null for a process that has none and begins wherever no flow leads to. */
function startOf(process: ExecutableProcess, { elementId }: Start): string | null {
  const events = process.startEvents;
  if (elementId === undefined) {
    const none = events.find((event) => event.trigger === 'none');
    if (none) return none.elementId;
    if (events.length === 0) return null;
  } else if (events.some((event) => event.elementId === elementId)) return elementId;
  const known = events.map((event) => event.elementId).join(', ');
  throw new EngineError(
    'START_NOT_FOUND',
    `"${elementId ?? 'none start'}" is no start event of "${process.id}"; it has ${known}`,
  );
}
