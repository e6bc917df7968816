import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type Walk, walkRelations } from './relation-walk.ts';

/**
 * Items within `depth` relations of `itemIds`, whichever way the relations go: what changes at the same time as one of
 * them should know of each other.
 *
 * @returns the items reached without `itemIds`, nearest first; `complete` is false when there were too many to look at all
 */
export function itemsWithin(reader: Pick<Reader, 'query'>, itemIds: readonly string[], depth: number): Promise<Walk> {
  return walkRelations(reader, itemIds, { followed: 'all', depth });
}

/** Services that items serve, by item; an item that serves none is left out. */
export async function servicesServed(
  reader: Pick<Reader, 'query'>,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const served = new Map<string, string[]>();
  if (itemIds.length === 0) return served;
  const rows = await reader.query<{ item_id: string; service_id: string }>(
    `SELECT item_id, service_id FROM item_service WHERE item_id IN (${placeholders(itemIds)}) ORDER BY item_id, service_id`,
    itemIds,
  );
  for (const { item_id: id, service_id: service } of rows) served.set(id, [...(served.get(id) ?? []), service]);
  return served;
}
