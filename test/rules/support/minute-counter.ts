import type { Calendar } from '../../../rules/schema/calendar.ts';

const minuteMs = 60_000;

/**
 * Service time by looking at every minute, one by one: slow, obvious, and sharing no code with `rules`.
 * Local times come from `Intl`, not from a date library.
 */
export function minuteCounter(calendar: Calendar) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: calendar.zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  });
  const names = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

  const seen = new Map<number, boolean>();

  /** Whether the minute that begins at `instant` is service time. */
  function open(instant: number): boolean {
    const known = seen.get(instant) ?? look(instant);
    seen.set(instant, known);
    return known;
  }

  function look(instant: number): boolean {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
    const time = `${parts['hour']}:${parts['minute']}`;
    const own = calendar.exceptions?.find((day) => day.date === date);
    if (own) return own.intervals.some(([from, to]) => from <= time && time < to);
    const extra = calendar.extraWorkdays.find((day) => day.date === date);
    if (!extra && calendar.holidays.some((day) => day.date === date)) return false;
    const weekday = extra ? (extra.useWeekday ?? 1) : names.indexOf(parts['weekday'] ?? '');
    const intervals = Object.entries(calendar.intervals).find(([day]) => Number(day) === weekday)?.[1] ?? [];
    return intervals.some(([from, to]) => from <= time && time < to);
  }

  return {
    open,
    /** Minutes of service time between two whole minutes. */
    count(from: Date, to: Date): number {
      let minutes = 0;
      for (let at = from.getTime(); at < to.getTime(); at += minuteMs) if (open(at)) minutes++;
      return minutes;
    },
    /** The earliest instant by which `minutes` of service time have run. */
    add(from: Date, minutes: number): Date {
      let left = minutes;
      let at = from.getTime();
      while (left > 0) {
        if (open(at)) left--;
        at += minuteMs;
      }
      return new Date(at);
    },
  };
}
