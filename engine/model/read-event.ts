import { afterDuration, instantOf } from '../instant.ts';
import { parseCycle } from '../timer-cycle.ts';
import type { EventDefinition, EventType, MessageDefinition, TimerDefinition } from './event-definition.ts';
import { extension, type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import { readMessageJob } from './read-job.ts';
import type { Reader } from './reader.ts';

type Direction = 'catch' | 'throw';

/** Which definitions may stand where, by element and for start events by what they start. */
const allowed: Readonly<Record<string, ReadonlySet<EventType | 'none'>>> = {
  processStart: new Set(['none', 'message', 'timer', 'signal', 'conditional']),
  eventSubProcessStart: new Set(['message', 'timer', 'signal', 'conditional', 'error']),
  subProcessStart: new Set(['none']),
  intermediateCatchEvent: new Set(['message', 'timer', 'signal', 'conditional']),
  boundaryEvent: new Set(['message', 'timer', 'signal', 'conditional', 'error']),
  intermediateThrowEvent: new Set(['none', 'message', 'signal']),
  endEvent: new Set(['none', 'message', 'signal', 'error', 'terminate']),
};

/** The definition of a catching event; null for none events. */
export function readCatch(element: ModdleElement, reader: Reader): EventDefinition | null {
  return readDefinition(element, 'catch', reader);
}

/** The definition of a throwing event; null for none events. */
export function readThrow(element: ModdleElement, reader: Reader): EventDefinition | null {
  return readDefinition(element, 'throw', reader);
}

/** The definitions of an event, its own and those it refers to. */
export function definitionsOf(element: ModdleElement): readonly ModdleElement[] {
  return [...many(element, 'eventDefinitions'), ...many(element, 'eventDefinitionRef')];
}

function readDefinition(element: ModdleElement, direction: Direction, reader: Reader): EventDefinition | null {
  const definitions = definitionsOf(element);
  const [only] = definitions;
  if (definitions.length > 1) {
    reader.refuse(element, 'UNSUPPORTED_ELEMENT', 'events with several definitions are not supported');
    return null;
  }
  const definition = only ? readOne(element, only, direction, reader) : null;
  if (only && definition === null) return null;
  const place = placeOf(element);
  const type = definition?.type ?? 'none';
  if (!allowed[place]?.has(type))
    reader.refuse(element, 'EVENT_NOT_ALLOWED', `a ${type} event cannot stand as ${place}`);
  return definition;
}

function placeOf(element: ModdleElement): string {
  const type = typeOf(element);
  if (type !== 'startEvent') return type;
  const scope = element.$parent;
  if (!scope || typeOf(scope) === 'process') return 'processStart';
  return Reflect.get(scope, 'triggeredByEvent') === true ? 'eventSubProcessStart' : 'subProcessStart';
}

function readOne(
  element: ModdleElement,
  definition: ModdleElement,
  direction: Direction,
  reader: Reader,
): EventDefinition | null {
  switch (typeOf(definition)) {
    case 'messageEventDefinition':
      return readMessageOf(element, definition, direction, reader);
    case 'timerEventDefinition':
      return readTimer(element, definition, reader);
    case 'signalEventDefinition':
      return readSignal(element, definition, direction, reader);
    case 'errorEventDefinition':
      return readError(element, definition, direction, reader);
    case 'conditionalEventDefinition':
      return readConditional(element, definition, reader);
    case 'terminateEventDefinition':
      return { type: 'terminate' };
    default:
      reader.refuse(element, 'UNSUPPORTED_ELEMENT', `${typeOf(definition)} is not supported`);
      return null;
  }
}

/** The message that `holder` (a definition or a task) refers to. */
export function readMessageOf(
  element: ModdleElement,
  holder: ModdleElement,
  direction: Direction,
  reader: Reader,
): MessageDefinition {
  const message = one(holder, 'messageRef');
  const name = textOf(message, 'name');
  if (direction === 'throw')
    return { type: 'message', name: null, correlationKey: null, job: readMessageJob(element, message, reader) };
  if (name === null) reader.refuse(element, 'MESSAGE_NAME_MISSING', 'the event refers to no message with a name');
  else if (!name.startsWith('=')) reader.uses.messagesCaught.add(name);
  const subscription = message && extension(message, 'zeebe:Subscription');
  const key = textOf(subscription, 'correlationKey');
  return {
    type: 'message',
    name: name === null ? null : reader.feelText(element, name, 'message name'),
    correlationKey: key === null ? null : reader.feelText(element, key, 'correlation key'),
    job: null,
  };
}

const timerProperties = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const;

function readTimer(element: ModdleElement, definition: ModdleElement, reader: Reader): TimerDefinition | null {
  for (const [property, kind] of Object.entries(timerProperties)) {
    const text = textOf(one(definition, property), 'body');
    if (text === null) continue;
    if (!text.startsWith('=') && !isTime(kind, text))
      reader.refuse(
        element,
        'NOT_A_TIME',
        `"${text}" is no ${kind}: write ISO 8601${kind === 'cycle' ? ' or cron with six fields' : ''}`,
      );
    return { type: 'timer', kind, value: reader.feelText(element, text, 'timer'), text };
  }
  reader.refuse(element, 'NOT_A_TIME', 'the timer has neither date, duration nor cycle');
  return null;
}

function isTime(kind: TimerDefinition['kind'], text: string): boolean {
  const epoch = new Date(0);
  if (kind === 'date') return instantOf(text, 'UTC') !== null;
  if (kind === 'duration') return afterDuration(epoch, text, 'UTC') !== null;
  return parseCycle(text, {}, { now: epoch, zone: 'UTC' }) !== null;
}

function readSignal(
  element: ModdleElement,
  definition: ModdleElement,
  direction: Direction,
  reader: Reader,
): EventDefinition {
  const name = textOf(one(definition, 'signalRef'), 'name');
  if (name === null) reader.refuse(element, 'SIGNAL_NAME_MISSING', 'the event refers to no signal with a name');
  else if (!name.startsWith('='))
    (direction === 'catch' ? reader.uses.signalsCaught : reader.uses.signalsThrown).add(name);
  return { type: 'signal', name: name === null ? null : reader.feelText(element, name, 'signal name') };
}

function readError(
  element: ModdleElement,
  definition: ModdleElement,
  direction: Direction,
  reader: Reader,
): EventDefinition {
  const error = one(definition, 'errorRef');
  const code = textOf(error, 'errorCode') ?? textOf(error, 'name');
  if (direction === 'throw' && code === null)
    reader.refuse(element, 'ERROR_CODE_MISSING', 'an error that is thrown needs a code');
  return { type: 'error', code };
}

function readConditional(element: ModdleElement, definition: ModdleElement, reader: Reader): EventDefinition | null {
  const condition = one(definition, 'condition');
  const text = textOf(condition, 'body');
  if (condition === null || text === null) {
    reader.refuse(element, 'CONDITION_MISSING', 'the conditional event has no condition');
    return null;
  }
  return { type: 'conditional', condition: reader.expression(condition, text, 'condition') };
}
