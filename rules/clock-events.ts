import { workingMs } from './duration.ts';
import { RuleError } from './errors.ts';
import type { Calendar } from './schema/calendar.ts';

/** A target in service time: how much, and in which calendar it is counted. */
export interface ClockTarget {
  /** ISO 8601 hours, minutes and seconds, e.g. `PT4H`. */
  readonly target: string;
  /** Id of the calendar. */
  readonly calendar: string;
}

/**
 * What happened to a clock. The list is all that is stored; everything else is derived from it, so a change of
 * target can never lose an earlier pause.
 */
export type ClockEvent =
  | ({ readonly type: 'start'; readonly at: Date } & ClockTarget)
  | ({ readonly type: 'retarget'; readonly at: Date } & ClockTarget)
  | { readonly type: 'pause'; readonly at: Date; readonly reason: string }
  | { readonly type: 'resume'; readonly at: Date }
  | { readonly type: 'stop'; readonly at: Date }
  | { readonly type: 'continue'; readonly at: Date };

/** Calendars by id. */
export type Calendars = Readonly<Record<string, Calendar>>;

/** A stretch in which the clock either ran or not; `to` is null in the stretch that still lasts. */
export interface ClockStretch {
  readonly from: Date;
  readonly to: Date | null;
  readonly runs: boolean;
  /** `running`, `stopped`, or the reason of the pause. */
  readonly because: string;
}

/** The time in which one target was valid, from its start or retargeting to the next one. */
interface TargetPeriod {
  readonly from: Date;
  readonly to: Date | null;
  readonly targetMs: number;
  readonly calendar: Calendar;
}

/** The events of a clock in the form in which it is read. */
export interface ClockTrack {
  readonly state: 'running' | 'paused' | 'stopped';
  readonly stretches: readonly ClockStretch[];
  /** Every target the clock has had, the valid one last. */
  readonly periods: readonly TargetPeriod[];
  readonly current: TargetPeriod;
  /** When the state began. */
  readonly since: Date;
}

/**
 * Replays the events up to `now`.
 *
 * A retarget of a stopped clock is skipped: a result that stands is not measured again. A stop dated before earlier
 * entries (service restored at 18:30, noted at 19:10) ends the clock at that time; what was entered for later is void.
 *
 * @throws {RuleError} `CLOCK_INVALID` when events do not follow each other, `CALENDAR_UNKNOWN`, `DURATION_INVALID`
 */
export function replay(events: readonly ClockEvent[], calendars: Calendars, now?: Date): ClockTrack {
  const [start, ...rest] = effective(events).filter((event) => now === undefined || event.at <= now);
  if (start?.type !== 'start') throw invalid('a clock begins with "start"', events[0]);
  let state: ClockTrack['state'] = 'running';
  let last: ClockEvent = start;
  let current = period(start, calendars);
  let stretch: ClockStretch = { from: start.at, to: null, runs: true, because: 'running' };
  const periods: TargetPeriod[] = [];
  const stretches: ClockStretch[] = [];

  for (const event of rest) {
    if (event.at < last.at) throw invalid('events stand in order of time', event);
    last = event;
    if (event.type === 'retarget') {
      if (state === 'stopped') continue;
      periods.push({ ...current, to: event.at });
      current = period(event, calendars);
      continue;
    }
    state = stateAfter(state, event);
    stretches.push({ ...stretch, to: event.at });
    const because = event.type === 'pause' ? event.reason : state;
    stretch = { from: event.at, to: null, runs: state === 'running', because };
  }
  return { state, stretches: [...stretches, stretch], periods: [...periods, current], current, since: stretch.from };
}

function effective(events: readonly ClockEvent[]): readonly ClockEvent[] {
  return events.reduce<readonly ClockEvent[]>((kept, event) => {
    const upTo =
      event.type === 'stop' ? kept.filter((earlier) => earlier.type === 'start' || earlier.at <= event.at) : kept;
    return [...upTo, event];
  }, []);
}

function stateAfter(state: ClockTrack['state'], event: ClockEvent): ClockTrack['state'] {
  switch (event.type) {
    case 'pause':
      if (state === 'running') return 'paused';
      break;
    case 'resume':
      if (state === 'paused') return 'running';
      break;
    case 'stop':
      if (state !== 'stopped') return 'stopped';
      break;
    case 'continue':
      if (state === 'stopped') return 'running';
      break;
    default:
      break;
  }
  throw invalid(`"${event.type}" cannot follow while the clock is ${state}`, event);
}

function period(event: ClockTarget & { readonly at: Date }, calendars: Calendars): TargetPeriod {
  const calendar = Object.hasOwn(calendars, event.calendar) ? calendars[event.calendar] : undefined;
  if (!calendar)
    throw new RuleError('CALENDAR_UNKNOWN', `calendar "${event.calendar}" is unknown`, { calendar: event.calendar });
  const targetMs = workingMs(event.target);
  if (targetMs === 0)
    throw new RuleError('DURATION_INVALID', 'a target is longer than nothing', { target: event.target });
  return { from: event.at, to: null, targetMs, calendar };
}

function invalid(message: string, event: ClockEvent | undefined): RuleError {
  return new RuleError('CLOCK_INVALID', message, { event: event?.type ?? null, at: event?.at.toISOString() ?? null });
}
