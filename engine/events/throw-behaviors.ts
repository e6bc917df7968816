import type { ThrowBehavior } from '../event-behavior.ts';
import type {
  ErrorDefinition,
  EventDefinition,
  MessageDefinition,
  SignalDefinition,
  TerminateDefinition,
} from '../model/event-definition.ts';
import type { Node } from '../model/graph.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { errorThrow } from './error-event.ts';
import { messageThrow } from './message-event.ts';
import { signalThrow } from './signal-event.ts';
import { terminateThrow } from './terminate-event.ts';

type Thrown = MessageDefinition | SignalDefinition | ErrorDefinition | TerminateDefinition;
type Behaviors = { readonly [D in Thrown as D['type']]: ThrowBehavior<D> };

const behaviors: Behaviors = {
  message: messageThrow,
  signal: signalThrow,
  error: errorThrow,
  terminate: terminateThrow,
};

/** Throws what an event defines. */
export function throwEvent(definition: EventDefinition, event: Node, token: Token, run: Run): void {
  behaviorOf(definition).throw(definition, event, token, run);
}

function behaviorOf(definition: EventDefinition): ThrowBehavior<EventDefinition> {
  if (isThrown(definition)) return behaviors[definition.type];
  throw new RangeError(`${definition.type} events are not thrown`);
}

function isThrown(definition: EventDefinition): definition is Thrown {
  return Object.hasOwn(behaviors, definition.type);
}
