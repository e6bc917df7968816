import type { ChangeSchedule } from '../schema/change-schedule.ts';
import { type Interval, overlaps } from './interval.ts';
import { instantOn, localDays } from './local-day.ts';

/** An opening of a maintenance window. */
export interface Opening extends Interval {
  /** Id of the window. */
  readonly window: string;
}

/** The openings of the maintenance windows that share time with a stretch, in order. */
export function openings(schedule: ChangeSchedule, stretch: Interval): readonly Opening[] {
  return localDays(stretch, schedule.zone)
    .flatMap((day) =>
      schedule.windows
        .filter(({ weekday }) => weekday === day.weekday)
        .map(({ id, from, to }) => ({
          window: id,
          from: instantOn(day, from, schedule.zone),
          to: instantOn(day, to, schedule.zone),
        })),
    )
    .filter((opening) => overlaps(opening, stretch))
    .toSorted((a, b) => a.from - b.from);
}

/** Whether a stretch lies wholly within maintenance windows; windows that touch count as one. */
export function insideWindows(schedule: ChangeSchedule, { from, to }: Interval): boolean {
  let covered = from;
  for (const opening of openings(schedule, { from, to })) {
    if (opening.from > covered) return false;
    covered = Math.max(covered, opening.to);
  }
  return covered >= to;
}
