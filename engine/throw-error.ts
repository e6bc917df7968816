import { cancelToken } from './cancel.ts';
import { catchThrown } from './catch-thrown.ts';
import { endInstance } from './end-instance.ts';
import { findCatcher } from './find-catcher.ts';
import { type Run, rootId } from './run.ts';
import type { Token } from './state.ts';

/**
 * Throws a BPMN error at a token. The nearest boundary event or event sub-process that names its code, or catches
 * every error, takes it; nobody there fails the instance.
 */
export function throwError(run: Run, token: Token, errorCode: string, errorMessage: string): void {
  run.note(token, 'failed', { errorCode });
  const catcher = findCatcher(run, token, 'error', errorCode);
  if (catcher) catchThrown(run, catcher, { errorCode, errorMessage }, token);
  else failInstance(run, token, errorCode);
}

/** Ends the instance because nobody caught the error. */
function failInstance(run: Run, token: Token, errorCode: string): void {
  const root = run.tokens.get(rootId);
  if (!root) return;
  for (const inner of run.childrenOf(rootId)) cancelToken(run, inner, token);
  endInstance(run, 'failed', { elementId: token.at, errorCode });
}
