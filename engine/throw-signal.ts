import { textAt } from './evaluate.ts';
import type { SignalDefinition } from './model/event-definition.ts';
import type { Run } from './run.ts';
import { Stall } from './stall.ts';
import type { Token } from './state.ts';
import type { Variables } from './variables.ts';

/**
 * Broadcasts a signal: at once to what waits for it in this instance, and to the others by an effect.
 *
 * @throws {Stall} `SIGNAL_NAME_MISSING`
 */
export function broadcastSignal(run: Run, definition: SignalDefinition, token: Token, payload: Variables): void {
  const name = textAt(run, definition.name, token, { use: 'signal name' });
  if (name === null) throw new Stall('SIGNAL_NAME_MISSING');
  run.emit({ type: 'throw-signal', name, elementId: token.at, payload });
  run.signals.push({ name, payload, thrower: token.id });
  run.note(token, 'signal-out', { signal: name });
}
