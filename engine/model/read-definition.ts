import { afterDuration, instantOf } from '../instant.ts';
import { parseCycle } from '../timer-cycle.ts';
import type { MessageDefinition, SingleDefinition, TimerDefinition } from './event-definition.ts';
import { linkTargetOf } from './link-target.ts';
import { extension, flagOf, type ModdleElement, one, textOf, typeOf } from './moddle-element.ts';
import { readMessageJob } from './read-job.ts';
import type { Reader } from './reader.ts';

export type Direction = 'catch' | 'throw';

/** One event definition of an element; null when it was refused. */
export function readDefinition(
  element: ModdleElement,
  definition: ModdleElement,
  direction: Direction,
  reader: Reader,
): SingleDefinition | null {
  switch (typeOf(definition)) {
    case 'messageEventDefinition':
      return readMessageOf(element, definition, direction, reader);
    case 'timerEventDefinition':
      return readTimer(element, definition, reader);
    case 'signalEventDefinition':
      return readSignal(element, definition, direction, reader);
    case 'errorEventDefinition':
      return readError(element, definition, direction, reader);
    case 'escalationEventDefinition':
      return readEscalation(element, definition, direction, reader);
    case 'conditionalEventDefinition':
      return readConditional(element, definition, reader);
    case 'compensateEventDefinition':
      return {
        type: 'compensation',
        activityId: reader.referenceOf(definition, 'activityRef'),
        waits: flagOf(definition, 'waitForCompletion', true),
      };
    case 'linkEventDefinition':
      return { type: 'link', targetId: direction === 'throw' ? linkTargetOf(element, definition, reader) : null };
    case 'terminateEventDefinition':
      return { type: 'terminate' };
    case 'cancelEventDefinition':
      return { type: 'cancel' };
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
): SingleDefinition {
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
): SingleDefinition {
  const error = one(definition, 'errorRef');
  const code = textOf(error, 'errorCode') ?? textOf(error, 'name');
  if (direction === 'throw' && code === null)
    reader.refuse(element, 'ERROR_CODE_MISSING', 'an error that is thrown needs a code');
  return { type: 'error', code };
}

function readEscalation(
  element: ModdleElement,
  definition: ModdleElement,
  direction: Direction,
  reader: Reader,
): SingleDefinition {
  const escalation = one(definition, 'escalationRef');
  const code = textOf(escalation, 'escalationCode') ?? textOf(escalation, 'name');
  if (direction === 'throw' && code === null)
    reader.refuse(element, 'ESCALATION_CODE_MISSING', 'an escalation that is thrown needs a code');
  return { type: 'escalation', code };
}

function readConditional(element: ModdleElement, definition: ModdleElement, reader: Reader): SingleDefinition | null {
  const condition = one(definition, 'condition');
  const text = textOf(condition, 'body');
  if (condition === null || text === null) {
    reader.refuse(element, 'CONDITION_MISSING', 'the conditional event has no condition');
    return null;
  }
  return { type: 'conditional', condition: reader.expression(condition, text, 'condition') };
}
