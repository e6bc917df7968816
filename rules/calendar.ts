import { workingMs } from './duration.ts';
import { RuleError } from './errors.ts';
import type { Calendar } from './schema/calendar.ts';
import { dayNumber, type OpenInterval, serviceDays } from './service-day.ts';

/** An instant reached in service time. */
export interface ServiceInstant {
  readonly at: Date;
  /** True when it lies beyond the last day whose holidays are known: it may move when the next year is entered. */
  readonly provisional: boolean;
}

const closedDaysHorizon = 5 * 366;
const daysHorizon = 100 * 366;

/**
 * The earliest instant by which `duration` of service time has elapsed since `start`.
 *
 * Outside service time the count begins at the next opening. Reached exactly at closing time, the result is the
 * closing time, not the next opening: two hours from Monday 16:00 on a desk open until 18:00 end at 18:00. Nothing
 * to count ends at `start` itself.
 *
 * @param start    any instant
 * @param duration milliseconds, or hours, minutes and seconds as ISO 8601, e.g. `PT4H`
 * @throws {RuleError} `DURATION_INVALID` when negative or not such a duration; `CALENDAR_NEVER_OPENS` when the
 *   calendar is closed for 5 years on end or does not leave that much room within 100 years
 */
export function addServiceTime(calendar: Calendar, start: Date, duration: number | string): ServiceInstant {
  let remaining = typeof duration === 'string' ? workingMs(duration) : duration;
  if (!(remaining >= 0)) throw new RuleError('DURATION_INVALID', `duration ${duration} is negative`, { duration });
  const days = serviceDays(calendar);
  const startsAt = start.getTime();
  const firstDay = days.numberOf(startsAt);
  const known = dayNumber(calendar.completeUntil);
  if (remaining === 0) return { at: new Date(startsAt), provisional: firstDay > known };

  let lastOpenDay = firstDay;
  for (let number = firstDay; number - lastOpenDay <= closedDaysHorizon && number - firstDay <= daysHorizon; number++) {
    const day = days.day(number);
    if (day.total > 0) lastOpenDay = number;
    if (number > firstDay && day.total < remaining) {
      remaining -= day.total;
      continue;
    }
    for (const { from, to } of day.intervals) {
      const begins = Math.max(from, startsAt);
      const room = Math.max(0, to - begins);
      if (room >= remaining) return { at: new Date(begins + remaining), provisional: number > known };
      remaining -= room;
    }
  }
  throw new RuleError(
    'CALENDAR_NEVER_OPENS',
    `calendar "${calendar.id}" leaves no room for ${duration} after ${start.toISOString()}`,
    {
      calendar: calendar.id,
      duration,
      start: start.toISOString(),
    },
  );
}

/**
 * Milliseconds of service time from `from` to `to`; 0 when `to` is not later.
 *
 * @throws {RuleError} `DURATION_INVALID` when they are more than 100 years apart: days are gone through one by one
 */
export function elapsedServiceTime(calendar: Calendar, from: Date, to: Date): number {
  const [begin, end] = [from.getTime(), to.getTime()];
  if (end <= begin) return 0;
  const days = serviceDays(calendar);
  const [firstDay, lastDay] = [days.numberOf(begin), days.numberOf(end)];
  if (lastDay - firstDay > daysHorizon)
    throw new RuleError(
      'DURATION_INVALID',
      `${from.toISOString()} to ${to.toISOString()}; allowed: at most 100 years`,
      {
        from: from.toISOString(),
        to: to.toISOString(),
      },
    );
  let sum = 0;
  for (let number = firstDay; number <= lastDay; number++) {
    const day = days.day(number);
    if (number > firstDay && number < lastDay) sum += day.total;
    else for (const interval of day.intervals) sum += overlap(interval, begin, end);
  }
  return sum;
}

function overlap({ from, to }: OpenInterval, begin: number, end: number): number {
  return Math.max(0, Math.min(to, end) - Math.max(from, begin));
}
