import type { Variables } from '../../../engine/index.ts';
import type { PlannedChange } from '../../../rules/change-schedule/conflicts.ts';
import type { Interval } from '../../../rules/change-schedule/interval.ts';

/** A change with a window, as calendar and checks see it. */
export interface CalendarChange extends PlannedChange {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly fields: Variables;
}

/** What a record says of its window. */
export interface WindowedRecord {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly fields: Variables;
}

/** The change behind a record; undefined while it has no window. */
export function calendarChange({ id, number, status, fields }: WindowedRecord): CalendarChange | undefined {
  const stretch = windowOf(fields);
  if (!stretch) return undefined;
  return {
    ...stretch,
    id,
    number,
    status,
    fields,
    title: textOf(fields, 'title') ?? '',
    ciIds: textsOf(fields, 'ciIds'),
    serviceIds: textsOf(fields, 'serviceIds'),
    implementerId: textOf(fields, 'implementerId'),
  };
}

/** The planned window of a change. */
export function windowOf(fields: Variables): Interval | undefined {
  const from = Date.parse(textOf(fields, 'plannedStart') ?? '');
  const to = Date.parse(textOf(fields, 'plannedEnd') ?? '');
  return Number.isNaN(from) || Number.isNaN(to) ? undefined : { from, to };
}

/** Text of a field, null when it is empty or none. */
export function textOf(fields: Variables, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Texts of a list field. */
export function textsOf(fields: Variables, key: string): readonly string[] {
  const value = fields[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
