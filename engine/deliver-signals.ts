import { textAt } from './evaluate.ts';
import { definitionOf } from './event-waits.ts';
import { isOf } from './model/node-of.ts';
import { type Run, rootId, type ThrownSignal } from './run.ts';
import { Stall } from './stall.ts';
import type { EventWait, Token } from './state.ts';
import { trigger } from './trigger.ts';

/**
 * Gives signals that were thrown just now to the events of the instance that wait for them at this moment; who comes
 * to wait later has missed them. Source: OMG BPMN 2.0.2, 13.5.
 */
export function deliverSignals(run: Run): void {
  for (let signal = run.signals.shift(); signal; signal = run.signals.shift())
    for (const wait of [...run.waits.values()].filter((each) => waitsFor(run, each, signal.name)))
      if (run.waits.has(wait.id)) deliver(run, wait, signal);
}

function deliver(run: Run, wait: EventWait, { payload, thrower }: ThrownSignal): void {
  const token = run.tokens.get(thrower);
  const silent = token && isInterruptedBy(run, wait, token) ? token : undefined;
  if (silent) run.note(silent, 'completed');
  run.noteElement(wait.at, run.node(wait.at).type, 'signal-in', wait.host ?? rootId);
  trigger(run, wait, { payload }, silent);
}

function waitsFor(run: Run, wait: EventWait, name: string): boolean {
  const host = run.tokens.get(wait.host ?? rootId);
  const definition = wait.type === 'signal' ? definitionOf(run, wait) : null;
  if (!host || definition?.type !== 'signal') return false;
  try {
    return textAt(run, definition.name, host, { use: 'signal name' }) === name;
  } catch (error) {
    if (error instanceof Stall) return false;
    throw error;
  }
}

/** True when the event ends the token that threw, because it sits on or in a scope around it. */
function isInterruptedBy(run: Run, wait: EventWait, token: Token): boolean {
  const event = run.node(wait.at);
  const interrupts = (isOf(event, 'boundaryEvent') || isOf(event, 'startEvent')) && event.detail.interrupting;
  if (!interrupts) return false;
  for (let at = run.parentOf(token); at; at = run.parentOf(at)) if (at.id === (wait.host ?? rootId)) return true;
  return false;
}
