import { catchThrown } from './catch-thrown.ts';
import { findCatcher } from './find-catcher.ts';
import type { Run } from './run.ts';
import type { Token } from './state.ts';

/**
 * Throws an escalation at a token. The nearest catcher takes it, beside what runs or instead of it; nobody there is
 * no failure, and tells whoever called the instance. Source: OMG BPMN 2.0.2, 10.5.1.
 *
 * @returns true when an interrupting catcher ended the token
 */
export function throwEscalation(run: Run, token: Token, escalationCode: string): boolean {
  const catcher = findCatcher(run, token, 'escalation', escalationCode);
  if (!catcher) {
    run.emit({ type: 'escalate', escalationCode, elementId: token.at });
    return false;
  }
  const { interrupting } = catcher.event.detail;
  const isHost = catcher.host.id === token.id;
  if (interrupting && !isHost) run.note(token, 'completed');
  catchThrown(run, catcher, { escalationCode }, isHost ? undefined : token);
  return interrupting;
}
