import { type Conflict, conflictsOf, type PlannedChange } from '../../../rules/change-schedule/conflicts.ts';
import { overlaps, widened } from '../../../rules/change-schedule/interval.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { itemsWithin, servicesServed } from '../configuration-item/configuration-item.view.ts';
import { hasOutage } from './change-outage.ts';
import type { CalendarChange } from './planned-change.ts';
import { freezableServices, type ScheduleInForce } from './schedule-surroundings.ts';

const minuteMs = 60_000;

/**
 * What speaks against the windows of changes that stand in one calendar, by change id. Lead time is left out: it was
 * looked at when the window was taken. Items in reach are walked to only from changes that others are near.
 *
 * @param others approved changes that may collide with them
 */
export async function conflictsAmong(
  reader: Pick<Reader, 'query'>,
  { schedule, calendars }: ScheduleInForce,
  changes: readonly CalendarChange[],
  others: readonly PlannedChange[],
): Promise<ReadonlyMap<string, readonly Conflict[]>> {
  const served = await servicesServed(reader, [...new Set(changes.flatMap(({ ciIds }) => ciIds))]);
  const servicesOf = ({ ciIds, serviceIds }: CalendarChange) => [
    ...new Set([...serviceIds, ...ciIds.flatMap((id) => served.get(id) ?? [])]),
  ];
  const services = new Map(
    (await freezableServices(reader, changes.flatMap(servicesOf))).map((service) => [service.id, service]),
  );
  const found = new Map<string, readonly Conflict[]>();
  for (const change of changes) {
    const room = widened(change, schedule.widenMinutes * minuteMs);
    const near = others.filter((other) => other.number !== change.number && overlaps(room, other));
    const own = new Set(change.ciIds);
    const elsewhere = near.some(({ ciIds }) => ciIds.some((id) => !own.has(id)));
    const reached = elsewhere ? (await itemsWithin(reader, change.ciIds, schedule.depth)).reached : [];
    const proposed = { ...change, outage: hasOutage(change.fields), earliestStart: null };
    found.set(
      change.id,
      conflictsOf(proposed, {
        schedule,
        calendars,
        others: near,
        reach: new Set([...change.ciIds, ...reached.map(({ id }) => id)]),
        services: servicesOf(change).flatMap((id) => services.get(id) ?? []),
      }),
    );
  }
  return found;
}
