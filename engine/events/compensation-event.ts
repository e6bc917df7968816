import { beginUndo, completedIn } from '../compensation.ts';
import { completeEvent } from '../complete.ts';
import type { ThrowBehavior } from '../event-behavior.ts';
import type { CompensationDefinition } from '../model/event-definition.ts';
import { type Run, rootId } from '../run.ts';
import type { Compensable, Token } from '../state.ts';

/**
 * Undoes one activity, or everything that has completed in the scope, in reverse order. Thrown inside an event
 * sub-process it is about the scope around that.
 */
export const compensationThrow: ThrowBehavior<CompensationDefinition> = {
  throw({ activityId, waits }, event, token, run) {
    const entries = reached(run, token, activityId);
    if (waits) return beginUndo(run, token, entries, 'complete');
    if (entries.length > 0) beginUndo(run, run.create(event.id, token.in ?? rootId), entries, 'end');
    return completeEvent(run, token);
  },
};

function reached(run: Run, token: Token, activityId: string | null): readonly Compensable[] {
  const found: Compensable[] = [];
  for (let scope = run.parentOf(token); scope; scope = run.parentOf(scope)) {
    const entries = completedIn(run, scope.id);
    found.unshift(...entries.filter((entry) => activityId === null || entry.at === activityId));
    const goesOn = activityId === null ? run.nodeOf(scope).startedByEvent : found.length === 0;
    if (!goesOn) break;
  }
  return found.toSorted((a, b) => a.id - b.id);
}
