import { sameValue } from '../same-value.ts';
import type { Calendar, DayHours } from '../schema/calendar.ts';
import type { LocalizedText } from '../schema/languages.ts';

/** A day that differs between two calendars. */
export interface DayDifference {
  readonly date: string;
  /** What the day is now; for a removed one what it was. */
  readonly kind: 'holiday' | 'extra-workday' | 'exception';
  /** Name of the holiday or exception; null for a make-up workday. */
  readonly name: LocalizedText | null;
  /** Hours of an exception, none when it is closed; null for other days. */
  readonly hours: DayHours | null;
}

/** What would change if one calendar took the place of another. */
export interface CalendarDifference {
  readonly added: readonly DayDifference[];
  readonly removed: readonly DayDifference[];
  /** Days that turn from one kind to another, e.g. from a holiday to a make-up workday. */
  readonly turned: readonly DayDifference[];
  /** Days of the same kind with another name, reason or other hours. */
  readonly altered: readonly DayDifference[];
  /** ISO weekdays whose working intervals differ. */
  readonly weekdays: readonly string[];
  readonly zone: boolean;
  readonly name: boolean;
  /** The new last day whose holidays are known; null when it stays. */
  readonly completeUntil: string | null;
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Compares two states of a calendar, day by day and field by field. */
export function calendarDifference(before: Calendar, after: Calendar): CalendarDifference {
  const [old, fresh] = [daysOf(before), daysOf(after)];
  const told = (days: readonly CalendarDay[]) => days.map(({ told: day }) => day);
  const kept = [...fresh.values()].flatMap((is) => {
    const was = old.get(is.told.date);
    return was ? [{ was, is }] : [];
  });
  return {
    added: told([...fresh.values()].filter(({ told: { date } }) => !old.has(date))),
    removed: told([...old.values()].filter(({ told: { date } }) => !fresh.has(date))),
    turned: told(kept.filter(({ was, is }) => was.told.kind !== is.told.kind).map(({ is }) => is)),
    altered: told(
      kept
        .filter(({ was, is }) => was.told.kind === is.told.kind && !sameValue(was.content, is.content))
        .map(({ is }) => is),
    ),
    weekdays: weekdays.filter((day) => !sameValue(before.intervals[day] ?? [], after.intervals[day] ?? [])),
    zone: before.zone !== after.zone,
    name: !sameValue(before.name, after.name),
    completeUntil: before.completeUntil === after.completeUntil ? null : after.completeUntil,
  };
}

interface CalendarDay {
  readonly told: DayDifference;
  readonly content: unknown;
}

/** Days that are not as their weekday, by date; of a day that is several things, the one that counts. */
function daysOf({ holidays, extraWorkdays, exceptions = [] }: Calendar): ReadonlyMap<string, CalendarDay> {
  const days = [
    ...holidays.map(
      (day): CalendarDay => ({ told: { date: day.date, kind: 'holiday', name: day.name, hours: null }, content: day }),
    ),
    ...extraWorkdays.map(
      (day): CalendarDay => ({
        told: { date: day.date, kind: 'extra-workday', name: null, hours: null },
        content: { ...day, useWeekday: day.useWeekday ?? 1 },
      }),
    ),
    ...exceptions.map(
      (day): CalendarDay => ({
        told: { date: day.date, kind: 'exception', name: day.name, hours: day.intervals },
        content: day,
      }),
    ),
  ].toSorted((a, b) => (a.told.date < b.told.date ? -1 : a.told.date > b.told.date ? 1 : 0));
  return new Map(days.map((day) => [day.told.date, day]));
}
