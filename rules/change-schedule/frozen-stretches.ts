import type { Calendar } from '../schema/calendar.ts';
import type { ChangeSchedule } from '../schema/change-schedule.ts';
import { frozenDays } from './freezes.ts';
import type { Interval } from './interval.ts';

const dayMs = 86_400_000;

/** Frozen days of one freeze that follow each other, as local dates `yyyy-MM-dd`, both included. */
export interface FrozenStretch {
  readonly freeze: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What is frozen in a stretch of time: of each freeze the days that follow each other as one, the earliest first. */
export function frozenStretches(
  schedule: ChangeSchedule,
  stretch: Interval,
  calendars: readonly Calendar[],
): readonly FrozenStretch[] {
  return frozenDays(schedule, stretch, calendars)
    .flatMap(({ freeze, days }) => joined(days).map((each) => ({ freeze, ...each })))
    .toSorted((a, b) => a.firstDay.localeCompare(b.firstDay) || a.freeze.localeCompare(b.freeze));
}

function joined(days: readonly string[]): readonly Omit<FrozenStretch, 'freeze'>[] {
  const stretches: { firstDay: string; lastDay: string }[] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last && Date.parse(day) - Date.parse(last.lastDay) === dayMs) last.lastDay = day;
    else stretches.push({ firstDay: day, lastDay: day });
  }
  return stretches;
}
