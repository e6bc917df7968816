import type { Variables } from '../../../engine/index.ts';
import { addServiceTime } from '../../../rules/calendar.ts';
import { type Conflict, conflictsOf, type ProposedChange } from '../../../rules/change-schedule/conflicts.ts';
import { freeSlots } from '../../../rules/change-schedule/free-slots.ts';
import type { Interval } from '../../../rules/change-schedule/interval.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { hasOutage } from './change-outage.ts';
import { calendarChange, textOf, type WindowedRecord } from './planned-change.ts';
import { changesInWindow, type ScheduleInForce, surroundingsOf } from './schedule-surroundings.ts';

export { factsOf } from './check-facts.ts';
export { bindingStatuses } from './planned-change.repository.ts';
export { textOf, textsOf, type WindowedRecord } from './planned-change.ts';
export { freezableServices, type ScheduleInForce } from './schedule-surroundings.ts';

/** What the checks say of a window. */
export interface WindowFindings {
  readonly conflicts: readonly Conflict[];
  /** Changes of its services in the window, itself included. */
  readonly changesInWindow: number;
}

const leadCalendar = 'cal-8x5';
const dayMs = 86_400_000;

/**
 * A change with a window as the checks look at it; undefined while it has none. An emergency has no lead time, and
 * nothing is known of its outage before it is assessed.
 */
export function proposedChange(record: WindowedRecord, { calendars }: ScheduleInForce): ProposedChange | undefined {
  const change = calendarChange(record);
  if (!change) return undefined;
  const { number, from, to, ciIds, serviceIds, implementerId } = change;
  const { fields } = record;
  return {
    ...{ number, from, to, ciIds, serviceIds, implementerId },
    outage: hasOutage(fields),
    earliestStart: textOf(fields, 'changeType') === 'emergency' ? null : earliestStart(fields, calendars),
  };
}

/** Everything that speaks against a window. */
export async function windowFindings(
  reader: Pick<Reader, 'query'>,
  inForce: ScheduleInForce,
  proposed: ProposedChange,
  drafts: readonly WindowedRecord[] = [],
): Promise<WindowFindings> {
  const around = await surroundingsOf(reader, inForce, proposed, proposed, drafts);
  return { conflicts: conflictsOf(proposed, around), changesInWindow: changesInWindow(proposed, around.others) };
}

/** The next windows as long as the proposed one that nothing speaks against. */
export async function nextFreeWindows(
  reader: Pick<Reader, 'query'>,
  inForce: ScheduleInForce,
  proposed: ProposedChange,
  search: { readonly after: Date; readonly count: number; readonly days: number },
  drafts: readonly WindowedRecord[] = [],
): Promise<readonly Interval[]> {
  const from = Math.max(search.after.getTime(), proposed.earliestStart ?? 0);
  const stretch = { from, to: from + search.days * dayMs };
  const around = await surroundingsOf(reader, inForce, proposed, stretch, drafts);
  return freeSlots(proposed, around, search.after, search);
}

function earliestStart(fields: Variables, calendars: ScheduleInForce['calendars']): number | null {
  const validatedAt = Date.parse(textOf(fields, 'validatedAt') ?? '');
  const calendar = calendars.find(({ id }) => id === leadCalendar);
  if (Number.isNaN(validatedAt) || !calendar) return null;
  const lead = textOf(fields, 'leadTime') ?? 'PT0S';
  return addServiceTime(calendar, new Date(validatedAt), lead).at.getTime();
}
