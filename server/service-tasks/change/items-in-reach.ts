import { freezableServices } from '../../features/change-schedule/change-window.view.ts';
import { itemsWithin, servicesServed } from '../../features/configuration-item/configuration-item.view.ts';
import { among } from '../../master-data/master-data.ts';
import type { ServiceContext } from '../service-task.ts';
import { changeSchedule } from './change-schedule.ts';

/** What a change of some items touches. */
interface Reach {
  readonly tier: number;
  readonly itemsInReach: number;
  readonly securityControl: boolean;
  readonly exposed: boolean;
}

const lowestTier = 4;

/** What a change of these items and services touches, over the relations the schedule looks at. */
export async function itemsInReach(
  context: ServiceContext,
  ciIds: readonly string[],
  serviceIds: readonly string[],
): Promise<Reach> {
  const { tx } = context.run;
  const { reached } = await itemsWithin(tx, ciIds, changeSchedule(context).schedule.depth);
  const items = [...new Set([...ciIds, ...reached.map(({ id }) => id)])];
  const dependent = new Set([...(await servicesServed(tx, items)).values()].flat());
  const touched = [...serviceIds, ...[...(await servicesServed(tx, ciIds)).values()].flat()];
  const tiers = (await freezableServices(tx, touched)).map(({ tier }) => tier);
  return {
    tier: Math.min(lowestTier, ...tiers),
    itemsInReach: Math.max(1, items.length + dependent.size),
    ...(await marks(context, ciIds)),
  };
}

async function marks(
  { run }: ServiceContext,
  ciIds: readonly string[],
): Promise<Pick<Reach, 'securityControl' | 'exposed'>> {
  const wanted = among('id', ciIds);
  const rows = await run.tx.query<{ fields: string }>(
    `SELECT fields FROM record WHERE type = 'configuration-item' AND (${wanted.sql})`,
    wanted.params,
  );
  const items = rows.map(({ fields }) => JSON.parse(fields) as { securityControl?: unknown; exposed?: unknown });
  return {
    securityControl: items.some(({ securityControl }) => securityControl === true),
    exposed: items.some(({ exposed }) => exposed === true),
  };
}
