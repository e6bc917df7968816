import { cancelToken } from '../cancel.ts';
import { proceed } from '../complete.ts';
import type { ThrowBehavior } from '../event-behavior.ts';
import type { TerminateDefinition } from '../model/event-definition.ts';
import { rootId } from '../run.ts';

/** Ends its scope with all tokens in it; the scopes around go on. */
export const terminateThrow: ThrowBehavior<TerminateDefinition> = {
  throw(_definition, _event, token, run) {
    const scope = run.parentOf(token);
    if (!scope) return;
    run.note(token, 'completed');
    run.remove(token);
    for (const other of run.childrenOf(scope.id)) cancelToken(run, other);
    if (scope.id === rootId) run.terminated = true;
    proceed(run, scope);
  },
};
