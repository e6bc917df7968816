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
  const message = messageAt(holder);
  const name = nameOf(message);
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

/** The message a definition or task names, or that its operation takes in. */
function messageAt(holder: ModdleElement): ModdleElement | null {
  const operation = one(holder, 'operationRef');
  return one(holder, 'messageRef') ?? (operation && one(operation, 'inMessageRef'));
}

/** What messages, signals and the like are known by: who gives them no name refers to the element itself. */
export function nameOf(root: ModdleElement | null): string | null {
  return textOf(root, 'name') ?? root?.id ?? null;
}

const timerProperties = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const;

function readTimer(element: ModdleElement, definition: ModdleElement, reader: Reader): TimerDefinition | null {
  const times = Object.entries(timerProperties).flatMap(([property, kind]) => {
    const text = textOf(one(definition, property), 'body');
    return text === null ? [] : [{ kind, text }];
  });
  const [time] = times;
  if (!time || times.length > 1) {
    reader.refuse(element, 'NOT_A_TIME', 'a timer has one of date, duration and cycle');
    return null;
  }
  const { kind, text } = time;
  if (!text.startsWith('=') && !isTime(kind, text))
    reader.refuse(
      element,
      'NOT_A_TIME',
      `"${text}" is no ${kind}: write ISO 8601${kind === 'cycle' ? ' or cron with six fields, without L, W and #' : ''}`,
    );
  return { type: 'timer', kind, value: reader.feelText(element, text, 'timer'), text };
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
  const name = nameOf(one(definition, 'signalRef'));
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
  const [code, catchesAll] = [codeOf(element, error, 'errorCode', reader), textOf(error, 'errorCode') === null];
  if (direction === 'throw' && code === null)
    reader.refuse(element, 'ERROR_CODE_MISSING', 'an error that is thrown needs a code');
  return { type: 'error', code, catchesAll };
}

function readEscalation(
  element: ModdleElement,
  definition: ModdleElement,
  direction: Direction,
  reader: Reader,
): SingleDefinition {
  const escalation = one(definition, 'escalationRef');
  const code = codeOf(element, escalation, 'escalationCode', reader);
  if (direction === 'throw' && code === null)
    reader.refuse(element, 'ESCALATION_CODE_MISSING', 'an escalation that is thrown needs a code');
  return { type: 'escalation', code, catchesAll: textOf(escalation, 'escalationCode') === null };
}

/** Codes are constants; what has none is thrown and caught by its name. */
function codeOf(element: ModdleElement, root: ModdleElement | null, property: string, reader: Reader): string | null {
  const code = textOf(root, property) ?? nameOf(root);
  if (code?.startsWith('=')) reader.refuse(element, 'CODE_NOT_CONSTANT', `the code "${code}" must be a constant`);
  return code === null ? null : reader.constant(element, code, 'code');
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
