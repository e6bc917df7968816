import type { PlannedChange, ProposedChange, Surroundings } from '../../../rules/change-schedule/conflicts.ts';
import type { FreezableService } from '../../../rules/change-schedule/freezes.ts';
import type { Interval } from '../../../rules/change-schedule/interval.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { ChangeSchedule } from '../../../rules/schema/change-schedule.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { among } from '../../master-data/master-data.ts';
import { itemsWithin, servicesServed } from '../configuration-item/configuration-item.view.ts';
import { serviceFields } from '../service/service.service.ts';
import { bindingStatuses, changesWithin } from './planned-change.repository.ts';
import type { CalendarChange, WindowedRecord } from './planned-change.ts';

/** When changes may be made, and the calendars that say what a working day is. */
export interface ScheduleInForce {
  readonly schedule: ChangeSchedule;
  readonly calendars: readonly Calendar[];
}

const minuteMs = 60_000;

/**
 * What lies around a proposed change.
 *
 * @param stretch the time that is looked at: its window, or a longer one when a window is searched
 */
export async function surroundingsOf(
  reader: Pick<Reader, 'query'>,
  { schedule, calendars }: ScheduleInForce,
  proposed: Pick<ProposedChange, 'ciIds' | 'serviceIds'>,
  stretch: Interval,
  drafts: readonly WindowedRecord[] = [],
): Promise<Surroundings & { readonly others: readonly CalendarChange[] }> {
  const room = schedule.widenMinutes * minuteMs;
  const { reached } = await itemsWithin(reader, proposed.ciIds, schedule.depth);
  const served = await servicesServed(reader, proposed.ciIds);
  return {
    schedule,
    calendars,
    reach: new Set([...proposed.ciIds, ...reached.map(({ id }) => id)]),
    services: await freezableServices(reader, [...proposed.serviceIds, ...[...served.values()].flat()]),
    others: await changesWithin(
      reader,
      { from: stretch.from - room, to: stretch.to + room },
      { statuses: bindingStatuses, longestDays: schedule.longestDays },
      drafts,
    ),
  };
}

/** Services as freezes and checks look at them. */
export async function freezableServices(
  reader: Pick<Reader, 'query'>,
  ids: readonly string[],
): Promise<readonly FreezableService[]> {
  const wanted = among('id', [...new Set(ids)]);
  const rows = await reader.query<{ id: string; fields: string }>(
    `SELECT id, fields FROM record WHERE type = 'service' AND (${wanted.sql}) ORDER BY id`,
    wanted.params,
  );
  return rows.map(({ id, fields }) => {
    const { tier, tags } = serviceFields.parse(JSON.parse(fields));
    return { id, tier, tags };
  });
}

/** How many changes of one of these services a window has, the one that asks included. */
export function changesInWindow(
  { from, to, number, serviceIds }: PlannedChange,
  others: readonly PlannedChange[],
): number {
  const alike = others.filter(
    (other) =>
      other.number !== number &&
      other.from < to &&
      from < other.to &&
      other.serviceIds.some((id) => serviceIds.includes(id)),
  );
  return alike.length + 1;
}
