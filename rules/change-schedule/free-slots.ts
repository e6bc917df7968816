import { type Conflict, conflictsOf, type ProposedChange, type ScheduleCheck, type Surroundings } from './conflicts.ts';
import type { Interval } from './interval.ts';
import { openings } from './maintenance-windows.ts';

/** An opening that was looked at: the first window in it that nothing hinders, or why there is none. */
export interface ExaminedOpening {
  /** Id of the maintenance window. */
  readonly window: string;
  /** The opening, as far as it lies ahead. */
  readonly opening: Interval;
  /** Null when every window in it is hindered. */
  readonly slot: Interval | null;
  /** All that hinders windows in it, each once; empty with a slot, and where the opening is shorter than the work. */
  readonly hindrances: readonly Conflict[];
}

interface Search {
  /** How many free windows are wanted at most. */
  readonly count: number;
  /** How many days ahead are looked at. */
  readonly days: number;
}

const stepMs = 30 * 60_000;
const dayMs = 86_400_000;

/** Checks that keep a window from being offered. */
const hindering: readonly ScheduleCheck[] = ['C1', 'C2', 'C3', 'C5', 'C6', 'C7'];

/**
 * The next windows as long as the proposed one in which nothing hinders it: within maintenance windows, at full and
 * half hours, at most one per opening.
 *
 * @param after no window begins before
 */
export function freeSlots(
  proposed: ProposedChange,
  around: Surroundings,
  after: Date,
  search: Search,
): readonly Interval[] {
  const earliest = new Date(Math.max(after.getTime(), proposed.earliestStart ?? 0));
  return examinedOpenings(proposed, around, earliest, search).flatMap(({ slot }) => slot ?? []);
}

/**
 * As `freeSlots`, with the openings that fall out and why: too short notice is one of the reasons. Nothing is looked
 * at behind the last free window wanted.
 */
export function examinedOpenings(
  proposed: ProposedChange,
  around: Surroundings,
  after: Date,
  search: Search,
): readonly ExaminedOpening[] {
  const examined: ExaminedOpening[] = [];
  let free = 0;
  const earliest = after.getTime();
  for (const { window, ...opening } of openings(around.schedule, {
    from: earliest,
    to: earliest + search.days * dayMs,
  })) {
    if (free >= search.count) break;
    const ahead = { from: Math.max(opening.from, earliest), to: opening.to };
    const found = firstFree(proposed, around, ahead);
    if (found.slot) free += 1;
    examined.push({ window, opening: ahead, ...found });
  }
  return examined;
}

function firstFree(
  proposed: ProposedChange,
  around: Surroundings,
  opening: Interval,
): Pick<ExaminedOpening, 'slot' | 'hindrances'> {
  const length = proposed.to - proposed.from;
  const hindrances = new Map<string, Conflict>();
  for (let from = Math.ceil(opening.from / stepMs) * stepMs; from + length <= opening.to; from += stepMs) {
    const slot = { from, to: from + length };
    const against = conflictsOf({ ...proposed, ...slot }, around).filter(({ check }) => hindering.includes(check));
    if (against.length === 0) return { slot, hindrances: [] };
    for (const conflict of against) hindrances.set(`${conflict.check} ${conflict.with}`, conflict);
  }
  return { slot: null, hindrances: [...hindrances.values()] };
}
