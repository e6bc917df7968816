import { EngineError } from './errors.ts';
import type { Run } from './run.ts';
import type { Token, Waiting } from './state.ts';

/** The id under which the caller knows a task, job, decision or call: element and number. */
export function workId(elementId: string, ref: number): string {
  return `${elementId}:${ref}`;
}

/** Parks a token until its work is done, and says under which id. A token's first work has the token's own number. */
export function waitFor(run: Run, token: Token, waiting: Waiting): string {
  const current = run.tokens.get(token.id) ?? token;
  const ref = current.ref === undefined ? current.id : run.takeId();
  run.put({ ...current, wait: waiting, ref });
  return workId(token.at, ref);
}

/**
 * The token that waits for the work `id`.
 *
 * @throws {EngineError} `TOKEN_NOT_WAITING`
 */
export function tokenWaitingFor(run: Run, waiting: Waiting, id: string): Token {
  const ref = refOf(id);
  for (const token of run.tokens.values())
    if (token.ref === ref && token.wait === waiting && workId(token.at, ref) === id) return token;
  throw notWaiting(waiting, id);
}

export function refOf(id: string): number {
  return Number(id.slice(id.lastIndexOf(':') + 1));
}

export function notWaiting(what: string, id: string): EngineError {
  return new EngineError('TOKEN_NOT_WAITING', `${what} "${id}" is not open: completed, canceled, or never there`, {
    elementId: id.slice(0, Math.max(0, id.lastIndexOf(':'))),
  });
}
