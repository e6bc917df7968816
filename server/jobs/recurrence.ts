import { DateTime, Duration } from 'luxon';
import { addServiceTime, elapsedServiceTime } from '../../rules/calendar.ts';
import type { Calendar } from '../../rules/schema/calendar.ts';
import { firstCron } from '../features/process-instance/cron.ts';

/** When something happens again and again. */
export type Recurrence =
  | {
      readonly type: 'cycle';
      /** The first time. */
      readonly anchor: Date;
      /** ISO 8601 duration; service time when there is a calendar. */
      readonly every: string;
      readonly zone: string;
      readonly calendar: Calendar | null;
    }
  | {
      readonly type: 'cron';
      readonly cron: string;
      readonly zone: string;
      /** Moves a day that is no working day of it to the next one that is; null when days are not moved. */
      readonly shiftIn: Calendar | null;
    };

/** How far back a moved day may have begun: no calendar closes longer. */
const longestClosing = { days: 35 };

/**
 * The first time after `after`. Times that passed unnoticed, e.g. while the server was down, are left out: whatever
 * they were for is caught up once, not once per time.
 *
 * @throws {RangeError} for a cron text that names no instant within five years
 */
export function nextTime(recurrence: Recurrence, after: Date): Date {
  return recurrence.type === 'cron' ? nextCron(recurrence, after) : nextCycle(recurrence, after);
}

function nextCron({ cron, zone, shiftIn }: Extract<Recurrence, { readonly type: 'cron' }>, after: Date): Date {
  if (!shiftIn) return firstCron(cron, zone, after);
  let named = DateTime.fromJSDate(after, { zone }).minus(longestClosing).toJSDate();
  for (;;) {
    named = firstCron(cron, zone, named);
    const moved = onWorkingDay(named, shiftIn, zone);
    if (moved > after) return moved;
  }
}

/** The same time of day on the first working day at or after. */
function onWorkingDay(at: Date, calendar: Calendar, zone: string): Date {
  let day = DateTime.fromJSDate(at, { zone });
  for (let moved = 0; moved <= longestClosing.days; moved++) {
    const begin = day.startOf('day');
    if (elapsedServiceTime(calendar, begin.toJSDate(), begin.plus({ days: 1 }).toJSDate()) > 0) return day.toJSDate();
    day = day.plus({ days: 1 });
  }
  return at;
}

function nextCycle(
  { anchor, every, zone, calendar }: Extract<Recurrence, { readonly type: 'cycle' }>,
  after: Date,
): Date {
  if (anchor > after) return anchor;
  if (calendar) {
    let at = anchor;
    do at = addServiceTime(calendar, at, every).at;
    while (at <= after);
    return at;
  }
  const span = Duration.fromISO(every);
  const begin = DateTime.fromJSDate(anchor, { zone });
  // Counted from the first time, so that the 31st stays the 31st; a month is taken as too long rather than too short.
  let times = Math.max(1, Math.floor((after.getTime() - anchor.getTime()) / (span.toMillis() * 1.1)));
  const at = () => begin.plus(span.mapUnits((amount) => amount * times)).toJSDate();
  while (at() <= after) times += 1;
  return at();
}
