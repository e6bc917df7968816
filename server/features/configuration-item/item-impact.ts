import type { ItemTypes, RelationType } from '../../../rules/schema/item-type.ts';
import type { ItemImpact } from '../../contract/configuration-item.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { workOn } from './item-work.ts';
import { type Followed, type Reached, walkRelations } from './relation-walk.ts';

/** up: what is affected when an item fails; down: what it relies on; both: everything around it. */
export type Direction = 'up' | 'down' | 'both';

/** More nodes than these nobody can read; the rest is counted. */
const mostShown = 200;

/** Relations a walk follows in a direction, by which end of each type is affected by the other. */
export function followedIn(relations: readonly RelationType[], direction: Direction): Followed | 'all' {
  if (direction === 'both') return 'all';
  const affecting = (end: 'source' | 'target') =>
    relations.filter(({ affects }) => affects === end).map(({ type }) => type);
  const [toSource, toTarget] = [affecting('source'), affecting('target')];
  // Whoever stands at the target of "runs on" fails together with what runs on it: that is found against the arrow.
  return direction === 'up' ? { incoming: toSource, outgoing: toTarget } : { incoming: toTarget, outgoing: toSource };
}

/** What an item reaches, as far as the reader may know of it. */
export async function impactOf(
  reader: Reader,
  itemId: string,
  wanted: {
    readonly direction: Direction;
    readonly depth: number;
    readonly types: ItemTypes;
    readonly visible: Condition;
    /** Records the reader may know of, on `record r`. */
    readonly readable: Condition;
  },
): Promise<ItemImpact> {
  const { direction, depth, types, visible, readable } = wanted;
  const followed = followedIn(types.relations, direction);
  const { reached, complete } = await walkRelations(reader, [itemId], { followed, depth, visible });
  const shown = [{ id: itemId, depth: 0 }, ...reached.slice(0, mostShown - 1)];
  const ids = shown.map(({ id }) => id);
  return {
    nodes: await nodesOf(reader, shown),
    edges: await edgesAmong(reader, ids),
    work: await workOn(reader, ids, readable),
    services: await servicesOf(reader, [itemId, ...reached.map(({ id }) => id)]),
    hidden: Math.max(0, reached.length - (mostShown - 1)),
    complete,
  };
}

async function nodesOf(reader: Reader, shown: readonly Reached[]): Promise<ItemImpact['nodes']> {
  const rows = await reader.query<{ id: string; title: string; status: string; type: string | null }>(
    `SELECT r.id, r.title, r.status, f.text_value AS type FROM record r
     LEFT JOIN record_field f ON f.record_id = r.id AND f.key = 'type' WHERE r.id IN (${placeholders(shown)})`,
    shown.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return shown.flatMap(({ id, depth }) => {
    const row = byId.get(id);
    return row ? [{ id, name: row.title, type: row.type ?? '', status: row.status, depth }] : [];
  });
}

async function edgesAmong(reader: Reader, ids: readonly string[]): Promise<ItemImpact['edges']> {
  const rows = await reader.query<{ item_id: string; type: string; other_id: string }>(
    `SELECT item_id, type, other_id FROM item_relation WHERE outgoing = 1 AND item_id IN (${placeholders(ids)})
     AND other_id IN (${placeholders(ids)}) ORDER BY item_id, type, other_id`,
    [...ids, ...ids],
  );
  return rows.map(({ item_id, type, other_id }) => ({ source: item_id, type, target: other_id }));
}

const idsAtOnce = 10_000;

/** Services that items serve, the most critical first. */
export async function servicesOf(
  reader: Pick<Reader, 'query'>,
  ids: readonly string[],
): Promise<ItemImpact['services']> {
  const found = new Map<string, ItemImpact['services'][number]>();
  for (let first = 0; first < ids.length; first += idsAtOnce) {
    const some = ids.slice(first, first + idsAtOnce);
    const rows = await reader.query<{ id: string; fields: string }>(
      `SELECT r.id, r.fields FROM record r WHERE r.type = 'service'
       AND r.id IN (SELECT service_id FROM item_service WHERE item_id IN (${placeholders(some)}))`,
      some,
    );
    for (const { id, fields } of rows) {
      const { name, tier, slaPackage } = JSON.parse(fields) as Omit<ItemImpact['services'][number], 'id'>;
      found.set(id, { id, name, tier, slaPackage });
    }
  }
  return [...found.values()].toSorted((a, b) => a.tier - b.tier || (a.id < b.id ? -1 : 1));
}
