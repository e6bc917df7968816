import { cancelToken } from '../cancel.ts';
import { proceed } from '../complete.ts';
import type { ThrowBehavior } from '../event-behavior.ts';
import { mapOutputs } from '../mapping.ts';
import type { TerminateDefinition } from '../model/event-definition.ts';
import { rootId } from '../run.ts';

/** Ends its scope with all tokens in it, after its results are written; the scopes around go on. */
export const terminateThrow: ThrowBehavior<TerminateDefinition> = {
  throw(_definition, event, token, run) {
    const scope = run.parentOf(token);
    if (!scope) return;
    mapOutputs(run, event, token);
    run.note(token, 'completed');
    run.remove(token);
    for (const other of run.childrenOf(scope.id)) cancelToken(run, other);
    if (scope.id === rootId) run.terminated = true;
    proceed(run, scope);
  },
};
