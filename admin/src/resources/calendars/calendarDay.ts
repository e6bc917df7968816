import type { Calendar, DayHours } from '../../../../rules/schema/calendar.ts';
import type { LocalizedText } from '../../../../rules/schema/languages.ts';

/** What a person says of one day; `ordinary`: as its weekday, nothing else. */
export type CalendarDay =
  | { readonly kind: 'ordinary' | 'extra-workday' }
  | { readonly kind: 'holiday'; readonly name: LocalizedText }
  | { readonly kind: 'exception'; readonly name: LocalizedText; readonly reason: string; readonly hours: DayHours };

/** What counts on a day. */
export function dayOf(calendar: Calendar, date: string): CalendarDay {
  const exception = calendar.exceptions?.find((day) => day.date === date);
  if (exception) {
    const { name, reason, intervals } = exception;
    return { kind: 'exception', name, reason, hours: intervals };
  }
  if (calendar.extraWorkdays.some((day) => day.date === date)) return { kind: 'extra-workday' };
  const holiday = calendar.holidays.find((day) => day.date === date);
  return holiday ? { kind: 'holiday', name: holiday.name } : { kind: 'ordinary' };
}

/**
 * The calendar with one day changed. An exception lies over what the day is otherwise; everything else takes the place
 * of it all. A holiday in a later year does not make that year known.
 */
export function withDay(calendar: Calendar, date: string, day: CalendarDay): Calendar {
  const others = <T extends { readonly date: string }>(days: readonly T[]) => days.filter((each) => each.date !== date);
  const exceptions = others(calendar.exceptions ?? []);
  if (day.kind === 'exception') {
    const { name, reason, hours } = day;
    return { ...calendar, exceptions: byDate([...exceptions, { date, name: { ...name }, reason, intervals: hours }]) };
  }
  const holidays = others(calendar.holidays);
  const extraWorkdays = others(calendar.extraWorkdays);
  if (day.kind === 'holiday') holidays.push({ date, name: { ...day.name } });
  if (day.kind === 'extra-workday') extraWorkdays.push({ date, useWeekday: 1 });
  return {
    ...calendar,
    holidays: byDate(holidays),
    extraWorkdays: byDate(extraWorkdays),
    ...(calendar.exceptions ? { exceptions } : {}),
  };
}

function byDate<T extends { readonly date: string }>(days: readonly T[]): T[] {
  return days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
