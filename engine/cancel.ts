import { closeWaitsOf } from './event-waits.ts';
import type { Run } from './run.ts';
import type { Token } from './state.ts';
import { workId } from './work-id.ts';

/**
 * Removes a token with everything inside it: children first, then the events it waits for and the work it gave out.
 *
 * @param silent the token whose end is in the history already, because it failed
 */
export function cancelToken(run: Run, token: Token, silent?: Token): void {
  for (const inner of run.childrenOf(token.id)) cancelToken(run, inner, silent);
  closeWaitsOf(run, token.id);
  withdrawWork(run, token);
  run.remove(token);
  if (token.id !== silent?.id) run.note(token, 'canceled');
}

/** Removes everything inside a scope and leaves the scope itself. */
export function cancelChildren(run: Run, scopeId: number, silent?: Token): void {
  for (const inner of run.childrenOf(scopeId)) cancelToken(run, inner, silent);
}

/** Takes back the work a token gave out. */
export function withdrawWork(run: Run, token: Token): void {
  const id = workId(token.at, token.ref ?? token.id);
  if (token.wait === 'task') run.emit({ type: 'close-user-task', taskId: id, reason: 'canceled' });
  if (token.wait === 'job') run.emit({ type: 'cancel-job', jobId: id });
  if (token.wait === 'call') run.emit({ type: 'cancel-called', callId: id });
  if (token.stalled) run.emit({ type: 'resolve-stall', stallId: workId(token.at, token.stalled.ref) });
}
