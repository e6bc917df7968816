import { conflictsOf, type ProposedChange, type ScheduleCheck, type Surroundings } from './conflicts.ts';
import type { Interval } from './interval.ts';
import { openings } from './maintenance-windows.ts';

const stepMs = 30 * 60_000;
const dayMs = 86_400_000;

/** Checks that keep a window from being offered. */
const hindering: readonly ScheduleCheck[] = ['C1', 'C2', 'C3', 'C5', 'C6', 'C7'];

/**
 * The next windows as long as the proposed one in which nothing hinders it: within maintenance windows, at full and
 * half hours, at most one per opening.
 *
 * @param after no window begins before
 * @param search how many windows are wanted at most, and how many days ahead are looked at
 */
export function freeSlots(
  proposed: ProposedChange,
  around: Surroundings,
  after: Date,
  search: { readonly count: number; readonly days: number },
): readonly Interval[] {
  const length = proposed.to - proposed.from;
  const earliest = Math.max(after.getTime(), proposed.earliestStart ?? 0);
  const found: Interval[] = [];
  for (const opening of openings(around.schedule, { from: earliest, to: earliest + search.days * dayMs })) {
    if (found.length >= search.count) break;
    const first = Math.ceil(Math.max(opening.from, earliest) / stepMs) * stepMs;
    for (let from = first; from + length <= opening.to; from += stepMs) {
      const slot = { from, to: from + length };
      const conflicts = conflictsOf({ ...proposed, ...slot }, around);
      if (conflicts.some(({ check }) => hindering.includes(check))) continue;
      found.push(slot);
      break;
    }
  }
  return found;
}
