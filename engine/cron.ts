import { DateTime } from 'luxon';

const fields = ['second', 'minute', 'hour', 'day', 'month', 'weekday'] as const;
type Field = (typeof fields)[number];
const macros: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
const namedValues: Readonly<Partial<Record<Field, readonly string[]>>> = {
  month: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  weekday: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};
const ranges = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  month: [1, 12],
  weekday: [0, 7],
} as const;
/** Days of each month in a leap year. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** One part of a list: everything, a value or a range, each perhaps with a step. */
const listed = /^(?:[*?]|(\d{1,2}|[A-Z]{3})(?:-(\d{1,2}|[A-Z]{3}))?)(?:\/(\d{1,2}))?$/i;
const horizonDays = 366 * 5;

type Allowed = Readonly<Record<Field, readonly number[]>>;

/**
 * True for a text of six fields (second, minute, hour, day of month, month, weekday) with numbers, names of months and
 * weekdays, lists, ranges and steps, or `@daily` and the like, that names a day there is. The letters L and W and the
 * sign # are not understood.
 */
export function isCron(text: string): boolean {
  const allowed = allowedBy(text);
  if (allowed === null) return false;
  return allowed.month.some((month) => (allowed.day[0] ?? 32) <= (longest[month - 1] ?? 0));
}

/**
 * The first instant after `after` that a cron text names, in its zone; day and weekday both given must both hold.
 *
 * @throws {RangeError} when it is no cron text, or names no instant within five years
 */
export function firstCron(text: string, zone: string, after: Date): Date {
  const allowed = understood(text);
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
  const { hour, day, month, weekday } = understood(text);
  return hour.length === 24 && day.length === 31 && month.length === 12 && weekday.length === 7;
}

function understood(text: string): Allowed {
  const allowed = allowedBy(text);
  if (allowed === null) throw new RangeError(`"${text}" is no cron with six fields`);
  return allowed;
}

/** What each field allows, in order; null when one of them is not understood. */
function allowedBy(text: string): Allowed | null {
  const parts = (macros[text] ?? text).trim().split(/\s+/);
  if (parts.length !== fields.length) return null;
  const values = fields.map((field, index) => [field, valuesOf(parts[index] ?? '', field)] as const);
  return values.every(([, each]) => each !== null) ? (Object.fromEntries(values) as Allowed) : null;
}

function valuesOf(text: string, field: Field): readonly number[] | null {
  const [least, most] = ranges[field];
  const values: number[] = [];
  for (const part of text.split(',')) {
    const match = listed.exec(part);
    if (match === null) return null;
    const [, from, to, step] = match;
    const first = from === undefined ? least : numberOf(from, field);
    const alone = from !== undefined && step === undefined ? first : most;
    const last = to === undefined ? alone : numberOf(to, field);
    if (!(first >= least && last <= most && first <= last) || step === '0') return null;
    for (let value = first; value <= last; value += Number(step ?? 1))
      values.push(field === 'weekday' ? value % 7 : value);
  }
  return [...new Set(values)].toSorted((a, b) => a - b);
}

/** Not a number for a name that the field does not know. */
function numberOf(text: string, field: Field): number {
  if (/^\d/.test(text)) return Number(text);
  const index = namedValues[field]?.indexOf(text.toUpperCase()) ?? -1;
  return index < 0 ? Number.NaN : index + (field === 'month' ? 1 : 0);
}
