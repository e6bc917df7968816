import { RuleError } from './errors.ts';
import type { Calendar } from './schema/calendar.ts';
import { dateOf, dayNumber, serviceDays } from './service-day.ts';

const closedDaysHorizon = 5 * 366;

/** Whether the calendar has working time on a local day `yyyy-MM-dd`. */
export function isWorkday(calendar: Calendar, date: string): boolean {
  return serviceDays(calendar).day(dayNumber(date)).total > 0;
}

/**
 * The first working day on or after a local day: what a model's `shift=next-business-day` means.
 *
 * @throws {RuleError} `CALENDAR_NEVER_OPENS` when there is none within 5 years
 */
export function workdayFrom(calendar: Calendar, date: string): string {
  return isWorkday(calendar, date) ? date : addWorkdays(calendar, date, 1);
}

/**
 * The local day so many working days after a day, or before it when negative; the day itself is not counted. The
 * fifth working day of a month is five working days after the last day of the month before.
 *
 * @throws {RuleError} `CALENDAR_NEVER_OPENS` when the calendar is closed for 5 years on end
 */
export function addWorkdays(calendar: Calendar, date: string, count: number): string {
  const days = serviceDays(calendar);
  const step = count < 0 ? -1 : 1;
  let number = dayNumber(date);
  let closed = 0;
  for (let left = Math.abs(count); left > 0; ) {
    number += step;
    const open = days.day(number).total > 0;
    closed = open ? 0 : closed + 1;
    if (open) left--;
    if (closed > closedDaysHorizon)
      throw new RuleError('CALENDAR_NEVER_OPENS', `calendar "${calendar.id}" has no working day near ${date}`, {
        calendar: calendar.id,
        date,
      });
  }
  return dateOf(number);
}
