import { IANAZone } from 'luxon';
import { RuleError } from './errors.ts';
import type { Calendar, DayHours, Weekday } from './schema/calendar.ts';

const dayMs = 86_400_000;

/** A stretch of service time in epoch milliseconds: `from` belongs to it, `to` does not. */
export interface OpenInterval {
  readonly from: number;
  readonly to: number;
}

/** The service time of one local day. */
interface ServiceDay {
  readonly intervals: readonly OpenInterval[];
  /** Milliseconds of service time on this day. */
  readonly total: number;
  /** Why the day is as it is: the rule that won. */
  readonly because: 'weekday' | 'holiday' | 'extra-workday' | 'exception';
  /** What the day would have been open without its exception; empty where it has none. */
  readonly ordinarily: readonly OpenInterval[];
}

/** The days of one calendar, each worked out once. Days are numbered from 1970-01-01 in the calendar's zone. */
export interface ServiceDays {
  day(number: number): ServiceDay;
  numberOf(instant: number): number;
}

const known = new WeakMap<Calendar, ServiceDays>();

/** The days of a calendar; cached per calendar object, so a calendar must not be changed in place. */
export function serviceDays(calendar: Calendar): ServiceDays {
  const cached = known.get(calendar);
  if (cached) return cached;
  const fresh = createServiceDays(calendar);
  known.set(calendar, fresh);
  return fresh;
}

function createServiceDays(calendar: Calendar): ServiceDays {
  const zone = IANAZone.create(calendar.zone);
  if (!zone.isValid)
    throw new RuleError('RULE_SET_INVALID', `calendar "${calendar.id}": unknown zone "${calendar.zone}"`, {
      calendar: calendar.id,
    });
  const offsetAt = rememberedOffsets((instant) => zone.offset(instant) * 60_000);
  const holidays = new Set(calendar.holidays.map((holiday) => dayNumber(holiday.date)));
  const extra = new Map(calendar.extraWorkdays.map((day) => [dayNumber(day.date), day.useWeekday ?? 1]));
  const exceptions = new Map((calendar.exceptions ?? []).map((day) => [dayNumber(day.date), day.intervals]));
  const days = new Map<number, ServiceDay>();

  const dayWith = (number: number, local: DayHours, because: ServiceDay['because']): ServiceDay => {
    const intervals = local.length > 0 ? openIntervals(number, local, offsetAt) : [];
    const total = intervals.reduce((sum, { from, to }) => sum + to - from, 0);
    return { intervals, total, because, ordinarily: [] };
  };
  const ordinary = (number: number): ServiceDay => {
    const extraWeekday = extra.get(number);
    if (extraWeekday === undefined && holidays.has(number)) return dayWith(number, [], 'holiday');
    const local = calendar.intervals[String(extraWeekday ?? weekdayOf(number)) as Weekday] ?? [];
    return dayWith(number, local, extraWeekday === undefined ? 'weekday' : 'extra-workday');
  };
  const workOut = (number: number): ServiceDay => {
    const own = exceptions.get(number);
    if (!own) return ordinary(number);
    return { ...dayWith(number, own, 'exception'), ordinarily: ordinary(number).intervals };
  };
  return {
    day(number) {
      const day = days.get(number) ?? workOut(number);
      days.set(number, day);
      return day;
    },
    numberOf: (instant) => Math.floor((instant + offsetAt(instant)) / dayMs),
  };
}

/**
 * The same offsets, each day of UTC asked once: where a day begins and ends with one offset, it has no other between,
 * because zones change at most once in that time.
 */
function rememberedOffsets(offsetAt: (instant: number) => number): (instant: number) => number {
  const constant = new Map<number, number | undefined>();
  return (instant) => {
    const day = Math.floor(instant / dayMs);
    if (!constant.has(day)) {
      const offset = offsetAt(day * dayMs);
      constant.set(day, offset === offsetAt((day + 1) * dayMs - 1) ? offset : undefined);
    }
    return constant.get(day) ?? offsetAt(instant);
  };
}

/** The local date `yyyy-MM-dd` of a day. */
export function dateOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** Number of a local date `yyyy-MM-dd`, counted from 1970-01-01. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayMs);
}

/** ISO weekday of a day, 1 Monday to 7 Sunday; 1970-01-01 was a Thursday. */
function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/**
 * The instants of a local day whose local time lies in one of `local`.
 *
 * Where the zone changes its offset, a local time may come twice (it is then service time twice) or not at all, so
 * each stretch of constant offset is converted by itself.
 */
function openIntervals(
  number: number,
  local: readonly (readonly [string, string])[],
  offsetAt: (instant: number) => number,
): readonly OpenInterval[] {
  const midnight = number * dayMs;
  return offsetStretches(midnight - dayMs, midnight + 2 * dayMs, offsetAt).flatMap(({ from, to, offset }) =>
    local.flatMap(([opens, closes]) => {
      const open = Math.max(from, midnight + timeMs(opens) - offset);
      const close = Math.min(to, midnight + timeMs(closes) - offset);
      return open < close ? [{ from: open, to: close }] : [];
    }),
  );
}

function timeMs(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 3_600_000 + (minutes ?? 0) * 60_000;
}

interface OffsetStretch extends OpenInterval {
  readonly offset: number;
}

/** Splits three days around a local day where the offset changes; zones change at most once in that time. */
function offsetStretches(from: number, to: number, offsetAt: (instant: number) => number): readonly OffsetStretch[] {
  const before = offsetAt(from);
  const after = offsetAt(to);
  if (before === after) return [{ from, to, offset: before }];
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return [
    { from, to: high, offset: before },
    { from: high, to, offset: after },
  ];
}
