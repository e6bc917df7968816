import { DateTime } from 'luxon';

const fields = ['second', 'minute', 'hour', 'day', 'month', 'weekday'] as const;
const names: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const ranges = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  month: [1, 12],
  weekday: [0, 7],
} as const;
const horizonDays = 366 * 5;

/**
 * The first instant after `after` that a cron text of six fields names (second, minute, hour, day of month, month,
 * weekday), in its zone. Lists, ranges, steps, names and `@daily` are understood; day and weekday both given must both hold.
 *
 * @throws {RangeError} when it names no instant within five years
 */
export function firstCron(text: string, zone: string, after: Date): Date {
  const allowed = allowedBy(text);
  const start = DateTime.fromJSDate(after, { zone });

  for (let day = 0; day <= horizonDays; day++) {
    // Days are counted without a zone, which costs little; only those that fit are looked at in theirs.
    const date = new Date(Date.UTC(start.year, start.month - 1, start.day + day));
    const month = date.getUTCMonth() + 1;
    const fits =
      allowed.day.includes(date.getUTCDate()) &&
      allowed.month.includes(month) &&
      allowed.weekday.includes(date.getUTCDay());
    if (!fits) continue;
    const local = { year: date.getUTCFullYear(), month, day: date.getUTCDate() };
    for (const hour of allowed.hour)
      for (const minute of allowed.minute)
        for (const second of allowed.second) {
          const at = DateTime.fromObject({ ...local, hour, minute, second }, { zone });
          if (at.isValid && at.toMillis() > after.getTime()) return at.toJSDate();
        }
  }
  throw new RangeError(`cron "${text}" names no instant within five years`);
}

/** True for a cron text that leaves out no hour of any day: its times lie close together wherever it is read. */
export function comesEveryHour(text: string): boolean {
  const { hour, day, month, weekday } = allowedBy(text);
  return hour.length === 24 && day.length === 31 && month.length === 12 && weekday.length === 7;
}

function allowedBy(text: string): Readonly<Record<(typeof fields)[number], readonly number[]>> {
  const parts = (names[text] ?? text).trim().split(/\s+/);
  return Object.fromEntries(fields.map((field, index) => [field, valuesOf(parts[index] ?? '*', field)])) as Readonly<
    Record<(typeof fields)[number], readonly number[]>
  >;
}

function valuesOf(text: string, field: (typeof fields)[number]): readonly number[] {
  const [least, most] = ranges[field];
  const values = text.split(',').flatMap((part) => {
    const [range = '*', step = '1'] = part.split('/');
    const [from = '', to] = range === '*' || range === '?' ? [String(least), String(most)] : range.split('-');
    const first = numberOf(from);
    const last = to === undefined ? (part.includes('/') ? most : first) : numberOf(to);
    const list = [];
    for (let value = first; value <= last; value += Math.max(1, Number(step)))
      list.push(field === 'weekday' ? value % 7 : value);
    return list;
  });
  return [...new Set(values)].toSorted((a, b) => a - b);
}

function numberOf(text: string): number {
  const upper = text.toUpperCase();
  if (months.includes(upper)) return months.indexOf(upper) + 1;
  if (weekdays.includes(upper)) return weekdays.indexOf(upper);
  return Number(text);
}
