import { addServiceTime, elapsedServiceTime } from './calendar.ts';
import { type Calendars, type ClockEvent, type ClockStretch, replay } from './clock-events.ts';
import { firstPassing, instantReached, type PassedStep, shareOf } from './clock-reach.ts';
import type { Calendar } from './schema/calendar.ts';

export type { Calendars, ClockEvent, ClockTarget } from './clock-events.ts';
export type { PassedStep } from './clock-reach.ts';

/** A stretch of a clock's life, and how much of it counts in the calendar now valid. */
export interface ClockInterval {
  readonly from: Date;
  readonly to: Date;
  /** True while the clock ran; also then only the calendar's service time counts. */
  readonly counted: boolean;
  /** Service time counted, in milliseconds. */
  readonly countedMs: number;
  /** `running`, `stopped`, or the reason of the pause. */
  readonly because: string;
}

/** What a clock shows at one instant. Times in milliseconds are service time. */
export interface ClockReading {
  readonly state: 'running' | 'paused' | 'stopped';
  readonly targetMs: number;
  readonly calendar: string;
  readonly elapsedMs: number;
  /** Negative when the target is exceeded. */
  readonly remainingMs: number;
  /**
   * When the target is, was or will be reached. Null while paused before the target: the due date is then not known,
   * see `dueIfResumedNow`. A stopped clock keeps the due date it had.
   */
  readonly dueAt: Date | null;
  /** As `dueAt`, for a paused clock supposing it resumed at the time of reading. */
  readonly dueIfResumedNow: Date;
  /** When a target was first exceeded; a later retarget or reopen does not clear it. */
  readonly breachedAt: Date | null;
  /** True when the due date lies beyond the days whose holidays are known. */
  readonly provisional: boolean;
  readonly pausedBecause: string | null;
  /** Why the due date is what it is. */
  readonly intervals: readonly ClockInterval[];
}

/**
 * Reads a clock as it stood at `now`; later events are not considered.
 *
 * Elapsed time is always counted anew, in the calendar now valid, over the stretches in which the clock ran: a
 * change of priority, target or calendar can neither lose a pause nor keep time of another calendar.
 *
 * @throws {RuleError} `CLOCK_INVALID`, `CALENDAR_UNKNOWN`, `DURATION_INVALID`, `CALENDAR_NEVER_OPENS`
 */
export function readClock(events: readonly ClockEvent[], calendars: Calendars, now: Date): ClockReading {
  const track = replay(events, calendars, now);
  const { current } = track;
  const end = track.state === 'stopped' ? track.since : now;
  const intervals = track.stretches.map((stretch) => intervalOf(stretch, current.calendar, now));
  const elapsedMs = intervals.reduce((sum, interval) => sum + interval.countedMs, 0);
  const reached = instantReached(track.stretches, current.calendar, current.targetMs);
  const projected = reached ?? addServiceTime(current.calendar, end, Math.max(0, current.targetMs - elapsedMs));
  return {
    state: track.state,
    targetMs: current.targetMs,
    calendar: current.calendar.id,
    elapsedMs,
    remainingMs: current.targetMs - elapsedMs,
    dueAt: track.state === 'paused' && !reached ? null : projected.at,
    dueIfResumedNow: projected.at,
    breachedAt: firstPassing(track, 100, now)?.reachedAt ?? null,
    provisional: projected.provisional,
    pausedBecause: track.state === 'paused' ? (track.stretches.at(-1)?.because ?? null) : null,
    intervals,
  };
}

/**
 * When the clock reaches `percent` of its target, if nothing happens to it any more.
 *
 * @returns null when it is paused or stopped before that
 */
export function dueOfPercent(events: readonly ClockEvent[], calendars: Calendars, percent: number): Date | null {
  const track = replay(events, calendars);
  const { calendar, targetMs } = track.current;
  return instantReached(track.stretches, calendar, shareOf(targetMs, percent))?.at ?? null;
}

/**
 * The steps passed by `now` under any target the clock has had, each once, in the order they were passed.
 * Who fires steps fires those it has not fired before: a new target never repeats a step.
 */
export function stepsPassed(
  events: readonly ClockEvent[],
  calendars: Calendars,
  percents: readonly number[],
  now: Date,
): readonly PassedStep[] {
  const track = replay(events, calendars, now);
  return percents
    .flatMap((percent) => firstPassing(track, percent, now) ?? [])
    .toSorted((a, b) => a.passedAt.getTime() - b.passedAt.getTime() || a.percent - b.percent);
}

function intervalOf({ from, to, runs, because }: ClockStretch, calendar: Calendar, now: Date): ClockInterval {
  const end = to ?? now;
  return { from, to: end, counted: runs, countedMs: runs ? elapsedServiceTime(calendar, from, end) : 0, because };
}
