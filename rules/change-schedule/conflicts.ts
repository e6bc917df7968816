import type { Calendar } from '../schema/calendar.ts';
import type { ChangeSchedule } from '../schema/change-schedule.ts';
import { type FreezableService, freezesHit } from './freezes.ts';
import { type Interval, overlaps, widened } from './interval.ts';
import { insideWindows } from './maintenance-windows.ts';

/** A change as the checks see it. */
export interface PlannedChange extends Interval {
  readonly number: string;
  readonly ciIds: readonly string[];
  readonly serviceIds: readonly string[];
  readonly implementerId: string | null;
}

/** The change whose window is checked. */
export interface ProposedChange extends PlannedChange {
  /** Whether a service is interrupted meanwhile. */
  readonly outage: boolean;
  /** Earliest start by its lead time; null: none is asked for. */
  readonly earliestStart: number | null;
}

/** What lies around it. */
export interface Surroundings {
  readonly schedule: ChangeSchedule;
  readonly calendars: readonly Calendar[];
  /** Approved changes that may be near; more than that do no harm. */
  readonly others: readonly PlannedChange[];
  /** Items within the depth of the schedule of the proposed change's items, those items included. */
  readonly reach: ReadonlySet<string>;
  /** The services of the proposed change. */
  readonly services: readonly FreezableService[];
}

/** Checks C1 to C7 of RS-CHG-SCHEDULE; which of them block is for the rule set to say. */
export type ScheduleCheck = 'C1' | 'C2' | 'C3' | 'C4' | 'C5' | 'C6' | 'C7';

/** One reason not to take a window as it is. */
export interface Conflict {
  readonly check: ScheduleCheck;
  /** Number of the other change, id of the freeze, or the earliest start; empty where there is none. */
  readonly with: string;
  /** What both share: items, services, a person, frozen days. All of them, not the first. */
  readonly about: readonly string[];
}

const minuteMs = 60_000;

/** Everything the checks find about a window, in the order of the checks. */
export function conflictsOf(proposed: ProposedChange, around: Surroundings): readonly Conflict[] {
  return [...collisions(proposed, around), ...outsideTime(proposed, around)];
}

function collisions(proposed: ProposedChange, { schedule, others, reach, services }: Surroundings): Conflict[] {
  const room = schedule.widenMinutes * minuteMs;
  const own = new Set(proposed.ciIds);
  const critical = new Set(services.filter(({ tier }) => tier === 1).map(({ id }) => id));
  const found = others
    .filter((other) => other.number !== proposed.number && overlaps(proposed, widened(other, room)))
    .flatMap((other): Conflict[] => {
      const atOnce = overlaps(proposed, other);
      const same = other.ciIds.filter((id) => own.has(id));
      const related = other.ciIds.filter((id) => !own.has(id) && reach.has(id));
      const shared = atOnce ? other.serviceIds.filter((id) => critical.has(id)) : [];
      const person = proposed.implementerId;
      return [
        ...about('C1', other.number, same),
        ...about('C2', other.number, related),
        ...about('C3', other.number, atOnce && person !== null && other.implementerId === person ? [person] : []),
        ...about('C4', other.number, shared),
      ];
    });
  return found.toSorted((a, b) => a.check.localeCompare(b.check));
}

function outsideTime(proposed: ProposedChange, { schedule, calendars, services }: Surroundings): Conflict[] {
  const { outage, earliestStart } = proposed;
  return [
    ...(outage && !insideWindows(schedule, proposed) ? [{ check: 'C5', with: '', about: [] } as const] : []),
    ...freezesHit(schedule, proposed, services, calendars).flatMap(({ freeze, days }) => about('C6', freeze, days)),
    ...(earliestStart !== null && proposed.from < earliestStart
      ? [{ check: 'C7', with: new Date(earliestStart).toISOString(), about: [] } as const]
      : []),
  ];
}

function about(check: ScheduleCheck, other: string, shared: readonly string[]): Conflict[] {
  return shared.length === 0 ? [] : [{ check, with: other, about: shared }];
}
