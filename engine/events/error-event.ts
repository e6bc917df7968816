import type { ThrowBehavior } from '../event-behavior.ts';
import type { ErrorDefinition } from '../model/event-definition.ts';
import { throwError } from '../throw-error.ts';

/** An error end event: the error goes to the nearest catcher around it. */
export const errorThrow: ThrowBehavior<ErrorDefinition> = {
  throw(definition, _event, token, run) {
    throwError(run, token, definition.code ?? '', '');
  },
};
