import type { Calendar } from './schema/calendar.ts';
import { dateOf, type OpenInterval, serviceDays } from './service-day.ts';

/** One stretch between two instants, with the reason why it is service time or not. */
export interface ServiceStretch {
  readonly from: Date;
  readonly to: Date;
  readonly open: boolean;
  /** `exception`: by the hours a single day has of its own, open or closed. */
  readonly because: 'service-hours' | 'extra-workday' | 'closed' | 'holiday' | 'exception';
  /** The local days whose holiday or exception makes it so. */
  readonly days: readonly string[];
}

/** A day that keeps closed what it would have had open otherwise. */
interface Special {
  readonly date: string;
  readonly holiday: boolean;
  /** Service time it takes away; of a holiday the day itself counts. */
  readonly taken: readonly OpenInterval[];
}

/** Splits the time from `from` to `to` into open and closed stretches, for drawing a due date as a timeline. */
export function serviceStretches(calendar: Calendar, from: Date, to: Date): readonly ServiceStretch[] {
  const days = serviceDays(calendar);
  const [begin, end] = [from.getTime(), to.getTime()];
  const stretches: ServiceStretch[] = [];
  let at = begin;
  let special: Special[] = [];
  const closeUntil = (until: number) => {
    if (until > at) stretches.push(closedStretch(at, until, special));
    special = special.filter(({ taken }) => taken.some((interval) => interval.to > until));
    at = Math.max(at, until);
  };
  for (let number = days.numberOf(begin); number <= days.numberOf(end - 1) && at < end; number++) {
    const day = days.day(number);
    const date = dateOf(number);
    if (day.because === 'holiday') special.push({ date, holiday: true, taken: [] });
    if (day.because === 'exception') special.push({ date, holiday: false, taken: day.ordinarily });
    for (const interval of day.intervals) {
      if (interval.to <= at || interval.from >= end) continue;
      closeUntil(interval.from);
      const until = Math.min(interval.to, end);
      const because = day.because === 'weekday' || day.because === 'holiday' ? 'service-hours' : day.because;
      const named = because === 'exception' ? [date] : [];
      stretches.push({ from: new Date(at), to: new Date(until), open: true, because, days: named });
      at = until;
    }
  }
  closeUntil(end);
  return stretches;
}

function closedStretch(from: number, to: number, special: readonly Special[]): ServiceStretch {
  const telling = special.filter(
    ({ holiday, taken }) => holiday || taken.some((interval) => interval.from < to && interval.to > from),
  );
  const because = telling.some(({ holiday }) => holiday) ? 'holiday' : telling.length > 0 ? 'exception' : 'closed';
  return { from: new Date(from), to: new Date(to), open: false, because, days: telling.map(({ date }) => date) };
}
