import type { Calendar } from '../../../rules/schema/calendar.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Counts service time minute by minute over years of real cases. */
export interface MinuteTable {
  /** Seconds of service time between two instants, found by looking at every minute they touch. */
  seconds(from: Date, to: Date): number;
}

/**
 * Marks every minute of some years as open or closed, by its local time alone, and counts marks.
 *
 * It shares no code with `rules`: local times come from `Intl`, weekday and holiday from the printed date. The zone is
 * asked once an hour, which is exact where offsets are whole hours; the table refuses any other zone.
 */
export function minuteTable(calendar: Calendar, from: string, until: string): MinuteTable {
  const first = Date.parse(`${from}T00:00:00Z`);
  const open = new Uint8Array((Date.parse(`${until}T00:00:00Z`) - first) / minuteMs);
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: calendar.zone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const weekdays = ['', 'mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'];
  const off = new Set(calendar.holidays.map(({ date }) => date));

  for (let hour = first; hour < first + open.length * minuteMs; hour += hourMs) {
    const parts = Object.fromEntries(format.formatToParts(hour).map(({ type, value }) => [type, value]));
    if (parts['minute'] !== '00') throw new Error(`the offset of ${calendar.zone} is not a whole hour`);
    if (off.has(`${parts['year']}-${parts['month']}-${parts['day']}`)) continue;
    const weekday = weekdays.indexOf(parts['weekday'] ?? '');
    const intervals = Object.entries(calendar.intervals).find(([day]) => Number(day) === weekday)?.[1] ?? [];
    for (let minute = 0; minute < 60; minute++) {
      const time = `${parts['hour']}:${String(minute).padStart(2, '0')}`;
      const opens = intervals.some(([begin, end]) => begin <= time && time < end);
      open[(hour - first) / minuteMs + minute] = opens ? 1 : 0;
    }
  }

  return {
    seconds(begin, end) {
      let ms = 0;
      const last = Math.ceil((end.getTime() - first) / minuteMs);
      for (let minute = Math.floor((begin.getTime() - first) / minuteMs); minute < last; minute++) {
        if (open[minute] === undefined) throw new Error('the table does not reach so far');
        if (open[minute] === 0) continue;
        const at = first + minute * minuteMs;
        ms += Math.min(at + minuteMs, end.getTime()) - Math.max(at, begin.getTime());
      }
      return ms / 1000;
    },
  };
}
