import type { SingleDefinition } from '../model/event-definition.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { throwError } from '../throw-error.ts';
import { throwEscalation } from '../throw-escalation.ts';
import { broadcastSignal } from '../throw-signal.ts';

/** Throws, on behalf of a multi-instance activity, what its behavior names. */
export function throwAtBody(run: Run, definition: SingleDefinition, body: Token): void {
  const token = run.tokens.get(body.id);
  if (!token) return;
  if (definition.type === 'escalation') throwEscalation(run, token, definition.code ?? '');
  if (definition.type === 'error') throwError(run, token, definition.code ?? '', '');
  if (definition.type === 'signal') broadcastSignal(run, definition, token, {});
}
