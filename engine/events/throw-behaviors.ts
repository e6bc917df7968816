import type { ThrowBehavior } from '../event-behavior.ts';
import type { SingleDefinition } from '../model/event-definition.ts';
import type { Node } from '../model/graph.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { cancelThrow } from './cancel-event.ts';
import { compensationThrow } from './compensation-event.ts';
import { errorThrow } from './error-event.ts';
import { escalationThrow } from './escalation-event.ts';
import { linkThrow } from './link-event.ts';
import { messageThrow } from './message-event.ts';
import { signalThrow } from './signal-event.ts';
import { terminateThrow } from './terminate-event.ts';

type Thrown = Exclude<SingleDefinition, { readonly type: 'timer' | 'conditional' }>;
type Behaviors = { readonly [D in Thrown as D['type']]: ThrowBehavior<D> };

const behaviors: Behaviors = {
  message: messageThrow,
  signal: signalThrow,
  error: errorThrow,
  terminate: terminateThrow,
  escalation: escalationThrow,
  compensation: compensationThrow,
  cancel: cancelThrow,
  link: linkThrow,
};

/** Throws what an event defines. */
export function throwEvent(definition: SingleDefinition, event: Node, token: Token, run: Run): void {
  behaviorOf(definition).throw(definition, event, token, run);
}

function behaviorOf(definition: SingleDefinition): ThrowBehavior<SingleDefinition> {
  if (isThrown(definition)) return behaviors[definition.type];
  throw new RangeError(`${definition.type} events are not thrown`);
}

function isThrown(definition: SingleDefinition): definition is Thrown {
  return Object.hasOwn(behaviors, definition.type);
}
