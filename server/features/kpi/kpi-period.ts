import { DateTime } from 'luxon';
import { periodOf } from '../../../rules/kpi-snapshot.ts';
import type { Kpi } from '../../../rules/schema/kpi.ts';

const units = { weekly: 'weeks', monthly: 'months', quarterly: 'quarters', yearly: 'years' } as const;
const starts = { weekly: 'week', monthly: 'month', quarterly: 'quarter', yearly: 'year' } as const;

/** The period in which an instant lies and those before it, the oldest first. */
export function periodsUntil(at: Date, frequency: Kpi['frequency'], zone: string, count: number): readonly string[] {
  const begin = DateTime.fromJSDate(at, { zone }).startOf(starts[frequency]);
  return Array.from({ length: count }, (_, back) =>
    periodOf(begin.minus({ [units[frequency]]: back }).toJSDate(), frequency, zone),
  ).toReversed();
}

/** Of each frequency the period that ended last. */
export function lastEndedPeriods(at: Date, zone: string): Readonly<Record<Kpi['frequency'], string>> {
  const ended = (frequency: Kpi['frequency']) => periodsUntil(at, frequency, zone, 2)[0] ?? '';
  return {
    weekly: ended('weekly'),
    monthly: ended('monthly'),
    quarterly: ended('quarterly'),
    yearly: ended('yearly'),
  };
}

/** The last instant of a local day, in a zone. */
export function endOfDay(date: string, zone: string): Date {
  return DateTime.fromISO(date, { zone }).endOf('day').toJSDate();
}
