import type { Calendar } from '../schema/calendar.ts';
import type { LocalizedText } from '../schema/languages.ts';

/** A day that differs between two calendars. */
export interface DayDifference {
  readonly date: string;
  /** What the day is now; for a removed one what it was. */
  readonly kind: 'holiday' | 'extra-workday';
  /** Name of the holiday; null for a make-up workday. */
  readonly name: LocalizedText | null;
}

/** What would change if one calendar took the place of another. */
export interface CalendarDifference {
  readonly added: readonly DayDifference[];
  readonly removed: readonly DayDifference[];
  /** Days that turn from a holiday to a make-up workday, or back. */
  readonly turned: readonly DayDifference[];
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
  const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return {
    added: [...fresh.values()].filter(({ date }) => !old.has(date)),
    removed: [...old.values()].filter(({ date }) => !fresh.has(date)),
    turned: [...fresh.values()].filter(({ date, kind }) => (old.get(date)?.kind ?? kind) !== kind),
    weekdays: weekdays.filter((day) => !equal(before.intervals[day] ?? [], after.intervals[day] ?? [])),
    zone: before.zone !== after.zone,
    name: !equal(before.name, after.name),
    completeUntil: before.completeUntil === after.completeUntil ? null : after.completeUntil,
  };
}

/** Days off and make-up workdays by date; of a day that is both, the make-up workday counts. */
function daysOf({ holidays, extraWorkdays }: Calendar): ReadonlyMap<string, DayDifference> {
  const days = [
    ...holidays.map(({ date, name }): DayDifference => ({ date, kind: 'holiday', name })),
    ...extraWorkdays.map(({ date }): DayDifference => ({ date, kind: 'extra-workday', name: null })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return new Map(days.map((day) => [day.date, day]));
}
