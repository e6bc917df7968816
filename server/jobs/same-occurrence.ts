import { DateTime } from 'luxon';
import { comesEveryHour, firstCron } from '../../engine/index.ts';
import { type Cron, type Cycle, longestClosing, nextTime, onWorkingDay, timeOf, timesUntil } from './recurrence.ts';

/** The same date and time of day in another zone; a time that the clocks there leave out comes when they go on. */
export function sameLocalTime(at: Date, from: string, to: string): Date {
  return DateTime.fromJSDate(at, { zone: from }).setZone(to, { keepLocalTime: true }).toJSDate();
}

/**
 * When an occurrence of `cron`, due at `due`, is due in another zone: each date and time of day comes once, whenever
 * the zone changes. So it may have passed already. What comes every hour of every day goes on at its pace.
 */
export function sameCron(due: Date, cron: Cron, zone: string): Date {
  const there = { ...cron, zone };
  if (comesEveryHour(cron.cron)) return nextTime(there, justBefore(due));
  const named = sameLocalTime(namedFor(due, cron), cron.zone, zone);
  return cron.shiftIn ? onWorkingDay(named, cron.shiftIn, zone) : named;
}

/**
 * When the occurrence of a cycle that is due at `due` is due as `after` has it, which differs from `before` in its zone
 * and perhaps its first time. Working time is that of a calendar, which names its own zone: it does not move.
 */
export function sameCycle(due: Date, before: Cycle, after: Cycle): Date {
  return before.calendar ? due : timeOf(after, timesUntil(before, justBefore(due)));
}

/** The last day and time the cron names that was moved to `due`; `due` itself when the calendar is another by now. */
function namedFor(due: Date, { cron, zone, shiftIn }: Cron): Date {
  if (!shiftIn) return due;
  let found = due;
  let named = firstCron(cron, zone, DateTime.fromJSDate(due, { zone }).minus(longestClosing).toJSDate());
  for (; named <= due; named = firstCron(cron, zone, named))
    if (onWorkingDay(named, shiftIn, zone).getTime() === due.getTime()) found = named;
  return found;
}

function justBefore(at: Date): Date {
  return new Date(at.getTime() - 1);
}
