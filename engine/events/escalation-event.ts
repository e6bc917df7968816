import { completeEvent } from '../complete.ts';
import type { ThrowBehavior } from '../event-behavior.ts';
import type { EscalationDefinition } from '../model/event-definition.ts';
import { throwEscalation } from '../throw-escalation.ts';

/** Tells the scopes around; the token goes on unless the catcher interrupts it. */
export const escalationThrow: ThrowBehavior<EscalationDefinition> = {
  throw(definition, _event, token, run) {
    if (!throwEscalation(run, token, definition.code ?? '')) completeEvent(run, token);
  },
};
