import type { ItemTypes } from '../../../rules/schema/item-type.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { followedIn } from './item-impact.ts';

/** An item that may be drawn for an audit. */
export interface AuditableItem {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  /** The highest tier (1 to 4) of a service that rests on it, 0 when none does. */
  readonly tier: number;
}

/** States of items in use, which audits verify. */
const auditedStates = ['live', 'maintenance'];

/** True for an item in use. */
export function isAudited(status: string): boolean {
  return auditedStates.includes(status);
}

/** Items in use with the tier of the most critical service that rests on them, directly or through others; by number. */
export async function auditableItems(
  reader: Pick<Reader, 'query'>,
  types: ItemTypes,
): Promise<readonly AuditableItem[]> {
  const rows = await reader.query<{ id: string; number: string; type: string }>(
    `SELECT r.id, r.number, f.text_value AS type FROM record r JOIN record_field f ON f.record_id = r.id AND f.key = 'type'
     WHERE r.type = 'configuration-item' AND r.status IN (${placeholders(auditedStates)}) ORDER BY r.number`,
    auditedStates,
  );
  const tiers = await tiersOf(reader, types);
  return rows.map((row) => ({ ...row, tier: tiers.get(row.id) ?? 0 }));
}

/** Spreads the tier of each service to the items it rests on; the whole graph is looked at, in memory, level by level. */
async function tiersOf(reader: Pick<Reader, 'query'>, types: ItemTypes): Promise<ReadonlyMap<string, number>> {
  const followed = followedIn(types.relations, 'down');
  const edges = await reader.query<{ item_id: string; outgoing: number; type: string; other_id: string }>(
    'SELECT item_id, outgoing, type, other_id FROM item_relation',
  );
  const reliesOn = new Map<string, string[]>();
  for (const { item_id: id, outgoing, type, other_id: other } of edges) {
    const kept = followed === 'all' || (outgoing === 1 ? followed.outgoing : followed.incoming).includes(type);
    if (kept) reliesOn.set(id, [...(reliesOn.get(id) ?? []), other]);
  }
  const served = await reader.query<{ item_id: string; fields: string }>(
    `SELECT s.item_id, r.fields FROM item_service s JOIN record r ON r.id = s.service_id AND r.type = 'service'`,
  );
  const starts = served.map(({ item_id, fields }) => ({
    id: item_id,
    tier: (JSON.parse(fields) as { tier: number }).tier,
  }));
  const tiers = new Map<string, number>();
  for (const tier of [1, 2, 3, 4]) {
    let level = starts.filter((each) => each.tier === tier && !tiers.has(each.id)).map(({ id }) => id);
    while (level.length > 0) {
      for (const id of level) tiers.set(id, tier);
      level = [...new Set(level.flatMap((id) => reliesOn.get(id) ?? []))].filter((id) => !tiers.has(id));
    }
  }
  return tiers;
}
