import { DateTime } from 'luxon';
import type { Interval } from './interval.ts';

/** A local day: its date and the instants it begins and ends at. */
export interface LocalDay extends Interval {
  /** `yyyy-MM-dd`. */
  readonly date: string;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly weekday: number;
}

/** The local days a stretch touches, in order. A stretch that ends at midnight does not touch the day after. */
export function localDays({ from, to }: Interval, zone: string): readonly LocalDay[] {
  const days: LocalDay[] = [];
  let at = DateTime.fromMillis(from, { zone }).startOf('day');
  while (at.toMillis() < to) {
    days.push(dayFrom(at));
    at = at.plus({ days: 1 });
  }
  return days;
}

/** A local day by its date `yyyy-MM-dd`. */
export function localDay(date: string, zone: string): LocalDay {
  return dayFrom(DateTime.fromISO(date, { zone }).startOf('day'));
}

function dayFrom(at: DateTime): LocalDay {
  const to = at.plus({ days: 1 }).toMillis();
  return { date: at.toFormat('yyyy-MM-dd'), weekday: at.weekday, from: at.toMillis(), to };
}

/** The instant of a local time `HH:mm` on a local day; `24:00` is the end of the day. */
export function instantOn({ date, to }: LocalDay, time: string, zone: string): number {
  return time === '24:00' ? to : DateTime.fromISO(`${date}T${time}`, { zone }).toMillis();
}
