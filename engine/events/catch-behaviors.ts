import type { CatchBehavior } from '../event-behavior.ts';
import type { SingleDefinition } from '../model/event-definition.ts';
import type { EventWait } from '../state.ts';
import { conditionalCatch } from './conditional-event.ts';
import { messageCatch } from './message-event.ts';
import { signalCatch } from './signal-event.ts';
import { timerCatch } from './timer-event.ts';

/** Definitions that are waited for. Errors are not: they are looked for when they are thrown. */
export type WaitedFor = Extract<SingleDefinition, { readonly type: EventWait['type'] }>;

type Behaviors = { readonly [D in WaitedFor as D['type']]: CatchBehavior<D> };

const behaviors: Behaviors = {
  message: messageCatch,
  timer: timerCatch,
  signal: signalCatch,
  conditional: conditionalCatch,
};

/** How events of this definition are waited for. */
export function catchBehavior(definition: WaitedFor): CatchBehavior<WaitedFor> {
  return behaviors[definition.type];
}

export function isWaitedFor(definition: SingleDefinition): definition is WaitedFor {
  return Object.hasOwn(behaviors, definition.type);
}
