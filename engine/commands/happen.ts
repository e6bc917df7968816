import type { Command } from '../command.ts';
import type { Run } from '../run.ts';
import { rootId } from '../run.ts';
import type { EventWait } from '../state.ts';
import { trigger } from '../trigger.ts';
import { notWaiting, refOf, workId } from '../work-id.ts';

type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

export function fireTimer(run: Run, { timerId, variables = {} }: Of<'fire-timer'>): void {
  const wait = waitFor(run, 'timer', timerId);
  run.noteElement(wait.at, run.node(wait.at).type, 'timer-fired', wait.host ?? rootId, { timerId });
  trigger(run, wait, variables);
}

export function deliverMessage(run: Run, { subscriptionId, payload }: Of<'deliver-message'>): void {
  const wait = waitFor(run, 'message', subscriptionId);
  run.noteElement(wait.at, run.node(wait.at).type, 'message-in', wait.host ?? rootId, { subscriptionId });
  trigger(run, wait, { payload });
}

export function deliverSignal(run: Run, { subscriptionId, payload }: Of<'deliver-signal'>): void {
  const wait = waitFor(run, 'signal', subscriptionId);
  run.noteElement(wait.at, run.node(wait.at).type, 'signal-in', wait.host ?? rootId, { subscriptionId });
  trigger(run, wait, { payload });
}

function waitFor(run: Run, type: EventWait['type'], id: string): EventWait {
  const wait = run.waits.get(refOf(id));
  if (wait?.type === type && workId(wait.at, wait.id) === id) return wait;
  throw notWaiting(type, id);
}
