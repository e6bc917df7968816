import { DateTime, Duration } from 'luxon';
import { firstCron, type TimerDue } from '../../engine/index.ts';
import { addServiceTime, elapsedServiceTime } from '../../rules/calendar.ts';
import type { Calendar } from '../../rules/schema/calendar.ts';

/** When something happens again and again. */
export type Recurrence = Cycle | Cron;

export interface Cycle {
  readonly type: 'cycle';
  /** The first time. */
  readonly anchor: Date;
  /** ISO 8601 duration; service time when there is a calendar. */
  readonly every: string;
  readonly zone: string;
  readonly calendar: Calendar | null;
}

export interface Cron {
  readonly type: 'cron';
  readonly cron: string;
  readonly zone: string;
  /** Moves a day that is no working day of it to the next one that is; null when days are not moved. */
  readonly shiftIn: Calendar | null;
}

/** The days and times a cron timer of a model comes at; a calendar that is unknown moves nothing. */
export function cronOf(
  { cron, zone, shift, calendar }: Extract<TimerDue, { type: 'cron' }>,
  calendars: readonly Calendar[],
): Cron {
  const shiftIn = shift === undefined ? null : (calendars.find(({ id }) => id === calendar) ?? null);
  return { type: 'cron', cron, zone, shiftIn };
}

/** How far back a moved day may have begun: no calendar closes longer. */
export const longestClosing = { days: 35 };

/**
 * The first time after `after`. Times that passed unnoticed, e.g. while the server was down, are left out: whatever
 * they were for is caught up once, not once per time.
 *
 * @throws {RangeError} for a cron text that names no instant within five years
 */
export function nextTime(recurrence: Recurrence, after: Date): Date {
  return recurrence.type === 'cron' ? nextCron(recurrence, after) : nextCycle(recurrence, after);
}

function nextCron({ cron, zone, shiftIn }: Cron, after: Date): Date {
  if (!shiftIn) return firstCron(cron, zone, after);
  let named = beforeClosing(after, shiftIn, zone);
  for (;;) {
    named = firstCron(cron, zone, named);
    const moved = onWorkingDay(named, shiftIn, zone);
    if (moved > after) return moved;
  }
}

/** The end of the last working day before that of `at`: what is named until then is moved to no time after it. */
function beforeClosing(at: Date, calendar: Calendar, zone: string): Date {
  let begin = DateTime.fromJSDate(at, { zone }).startOf('day');
  for (let closed = 0; closed < longestClosing.days; closed++) {
    const before = begin.minus({ days: 1 });
    if (isWorkingDay(before, calendar)) break;
    begin = before;
  }
  return begin.minus({ milliseconds: 1 }).toJSDate();
}

/** The same time of day on the first working day at or after. */
export function onWorkingDay(at: Date, calendar: Calendar, zone: string): Date {
  let day = DateTime.fromJSDate(at, { zone });
  for (let moved = 0; moved <= longestClosing.days; moved++) {
    if (isWorkingDay(day, calendar)) return day.toJSDate();
    day = day.plus({ days: 1 });
  }
  return at;
}

function isWorkingDay(day: DateTime, calendar: Calendar): boolean {
  const begin = day.startOf('day');
  return elapsedServiceTime(calendar, begin.toJSDate(), begin.plus({ days: 1 }).toJSDate()) > 0;
}

function nextCycle(cycle: Cycle, after: Date): Date {
  const { anchor, every, calendar } = cycle;
  if (!calendar) return timeOf(cycle, timesUntil(cycle, after));
  let at = anchor;
  while (at <= after) at = addServiceTime(calendar, at, every).at;
  return at;
}

/** The time of a cycle without a calendar after so many repetitions. */
export function timeOf({ anchor, every, zone }: Cycle, times: number): Date {
  // Counted from the first time, so that the 31st stays the 31st.
  const span = Duration.fromISO(every).mapUnits((amount) => amount * times);
  return DateTime.fromJSDate(anchor, { zone }).plus(span).toJSDate();
}

/** After how many repetitions a cycle without a calendar first comes later than `after`. */
export function timesUntil(cycle: Cycle, after: Date): number {
  const { anchor, every } = cycle;
  if (anchor > after) return 0;
  // A month is taken as too long rather than too short.
  const longest = Duration.fromISO(every).toMillis() * 1.1;
  let times = Math.max(1, Math.floor((after.getTime() - anchor.getTime()) / longest));
  while (timeOf(cycle, times) <= after) times += 1;
  return times;
}
