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
  const lives: Life[] = [];
  let waiting: string | undefined;
  const stoppedBy = (reason: string | undefined, { metric }: ClockDefinition) =>
    reasons.some(({ id, stops }) => id === reason && stops.includes(metric));

  for (const event of events) {
    if (event.type === 'paused') waiting = event.reason;
    if (event.type === 'resumed') waiting = undefined;
    if (event.type === 'retargeted') {
      for (const life of lives) retarget(life, event.at, event.targets);
      continue;
    }
    if (event.type !== 'paused' && event.type !== 'resumed')
      for (const definition of definitions) happen(lives, definition, event, agreed);
    for (const life of lives) {
      const waits = stoppedBy(waiting, life.definition);
      if (life.state === 'running' && waits) change(life, { type: 'pause', at: event.at, reason: waiting ?? '' });
      if (life.state === 'paused' && !waits) change(life, { type: 'resume', at: event.at });
    }
  }
  return lives.map(({ definition, subject, events: own }) => ({ definition, subject, events: own }));
}

function happen(
  lives: Life[],
  definition: ClockDefinition,
  { type, at, subject }: Extract<RecordEvent, { readonly type: RecordEventType }>,
  agreed: AgreedTarget,
): void {
  const own = lives.filter((life) => life.definition === definition);
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

function stop(life: Life, at: Date): void {
  if (life.state !== 'stopped') change(life, { type: 'stop', at });
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
