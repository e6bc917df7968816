import type { ClockEvent, ClockTarget } from './clock-events.ts';
import type { ClockDefinition, RecordEventType } from './schema/clock-definition.ts';
import type { PauseReason } from './schema/pause-reason.ts';

/** What happened to a record. `subject` is the group or supplier an event is about. */
export type RecordEvent =
  | { readonly type: RecordEventType; readonly at: Date; readonly subject?: string }
  | { readonly type: 'paused'; readonly at: Date; readonly reason: string }
  | { readonly type: 'resumed'; readonly at: Date }
  /** New targets by clock definition: priority, service or agreement changed. */
  | { readonly type: 'retargeted'; readonly at: Date; readonly targets: Readonly<Record<string, ClockTarget>> };

/** One clock of a record, as events that `readClock` reads. */
export interface RecordClock {
  readonly definition: ClockDefinition;
  /** Group or supplier; null for a clock of the whole record. */
  readonly subject: string | null;
  readonly events: readonly ClockEvent[];
}

/** The agreed target of a clock when it starts; undefined: nothing is agreed, so there is no clock. */
export type AgreedTarget = (definition: ClockDefinition, subject: string | null) => ClockTarget | undefined;

/** What says which clocks there are, how long they may run, and what they wait for. */
export interface ClockRules {
  readonly definitions: readonly ClockDefinition[];
  readonly agreed: AgreedTarget;
  readonly reasons: readonly PauseReason[];
}

interface Life {
  readonly definition: ClockDefinition;
  readonly subject: string | null;
  readonly events: ClockEvent[];
  state: 'running' | 'paused' | 'stopped';
}

/**
 * The clocks of a record from what happened to it: each with its own anchor, target and calendar.
 *
 * A clock per group or supplier runs while that one has the record; assigned to another it stops, and back again it
 * goes on with the time it had. Which clocks a pause stops is data of its reason; a clock that starts meanwhile waits
 * as well. An unknown reason stops no clock: the provider stays accountable.
 *
 * @param events in the order of time
 */
export function recordClocks(
  definitions: readonly ClockDefinition[],
  events: readonly RecordEvent[],
  { agreed, reasons }: { readonly agreed: AgreedTarget; readonly reasons: readonly PauseReason[] },
): readonly RecordClock[] {
  let clocks: readonly RecordClock[] = [];
  let waiting: string | undefined;
  for (const event of events) {
    if (event.type === 'paused') waiting = event.reason;
    if (event.type === 'resumed') waiting = undefined;
    clocks = clocksAfter(clocks, event, { definitions, agreed, reasons }, waiting);
  }
  return clocks;
}

/**
 * The clocks of a record after one more thing happened to it: in the same order, those that changed with more events,
 * new ones last. Whoever stores clocks stores what is new.
 *
 * @param waiting reason for which the record waits once the event has happened; undefined when it does not wait
 */
export function clocksAfter(
  clocks: readonly RecordClock[],
  event: RecordEvent,
  { definitions, agreed, reasons }: ClockRules,
  waiting: string | undefined,
): readonly RecordClock[] {
  const lives = clocks.map(lifeOf);
  if (event.type === 'retargeted') {
    for (const life of lives) retarget(life, event.at, event.targets);
    return lives.map(clockOf);
  }
  if (event.type !== 'paused' && event.type !== 'resumed')
    for (const definition of definitions) happen(lives, definition, event, agreed);
  for (const life of lives) {
    const waits = reasons.some(({ id, stops }) => id === waiting && stops.includes(life.definition.metric));
    if (life.state === 'running' && waits) change(life, { type: 'pause', at: event.at, reason: waiting ?? '' });
    if (life.state === 'paused' && !waits) change(life, { type: 'resume', at: event.at });
  }
  return lives.map(clockOf);
}

function lifeOf({ definition, subject, events }: RecordClock): Life {
  const changes = events.flatMap(({ type }) => (type === 'start' || type === 'retarget' ? [] : [states[type]]));
  return { definition, subject, events: [...events], state: changes.at(-1) ?? 'running' };
}

function clockOf({ definition, subject, events }: Life): RecordClock {
  return { definition, subject, events };
}

function happen(
  lives: Life[],
  definition: ClockDefinition,
  { type, at, subject }: Extract<RecordEvent, { readonly type: RecordEventType }>,
  agreed: AgreedTarget,
): void {
  const own = lives.filter((life) => life.definition.id === definition.id);
  const about = definition.per === 'record' ? null : (subject ?? null);
  const same = own.findLast((life) => life.subject === about);
  if (definition.stops.includes(type)) for (const life of own) stop(life, at);
  if (definition.continues?.includes(type)) {
    const last = definition.per === 'record' || subject !== undefined ? same : own.at(-1);
    if (last?.state === 'stopped') change(last, { type: 'continue', at });
  }
  if (!definition.starts.includes(type) || (definition.per !== 'record' && about === null)) return;

  for (const life of own) if (life.subject !== about || definition.restarts) stop(life, at);
  if (same && !definition.restarts) {
    if (same.state === 'stopped' && definition.per !== 'record') change(same, { type: 'continue', at });
    return;
  }
  const target = agreed(definition, about);
  if (!target) return;
  lives.push({ definition, subject: about, events: [{ type: 'start', at, ...target }], state: 'running' });
}

/** A clock does not end before it began: a group that got the record after the service was back has used nothing. */
function stop(life: Life, at: Date): void {
  const began = life.events[0]?.at ?? at;
  if (life.state !== 'stopped') change(life, { type: 'stop', at: at < began ? began : at });
}

function retarget(life: Life, at: Date, targets: Readonly<Record<string, ClockTarget>>): void {
  const { id } = life.definition;
  const target = Object.hasOwn(targets, id) ? targets[id] : undefined;
  if (target && life.state !== 'stopped') life.events.push({ type: 'retarget', at, ...target });
}

const states = { pause: 'paused', resume: 'running', stop: 'stopped', continue: 'running' } as const;

function change(life: Life, event: Extract<ClockEvent, { readonly type: keyof typeof states }>): void {
  life.events.push(event);
  life.state = states[event.type];
}
