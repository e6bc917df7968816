import { createHash } from 'node:crypto';
import type { ItemTypes } from '../../../rules/schema/item-type.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { PendingRows } from '../../execution/pending-rows.ts';
import { loadItems } from './item.repository.ts';
import { contentOf, type ItemContent } from './item.ts';
import { followedIn } from './item-impact.ts';
import { deepestWalk, walkRelations } from './relation-walk.ts';

/** Which items a baseline holds. */
export interface BaselineSelection {
  readonly selection: 'all' | 'service' | 'items';
  readonly serviceId?: string | null | undefined;
  readonly ciIds: readonly string[];
}

/** What a set of items was like, with a hash over all of it. */
export interface Snapshot {
  readonly items: readonly { readonly id: string; readonly content: ItemContent }[];
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** Reads the selected items as they are now, by id. */
export async function snapshotOf(
  reader: Reader | Transaction,
  selected: BaselineSelection,
  types: ItemTypes,
): Promise<Snapshot> {
  const items = await loadItems(reader, await idsOf(reader, selected, types));
  const contents = [...items.values()].map((item) => ({ id: item.id, content: contentOf(item) }));
  return { items: contents, hash: hashOf(contents) };
}

/** The same for a stored baseline as when it was taken, unless somebody has changed it in the database. */
export function hashOf(items: Snapshot['items']): string {
  const hash = createHash('sha256');
  for (const { id, content } of items.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    hash.update(JSON.stringify([id, content]));
  return hash.digest('hex');
}

/** Adds the items of a baseline to what its step writes. */
export function storeBaseline(rows: PendingRows, baselineId: string, { items }: Snapshot): void {
  for (const { id, content } of items)
    rows.insert('baseline_item', { baseline_id: baselineId, item_id: id, content: JSON.stringify(content) });
}

/** Items that serve the service come with what they rely on. */
async function idsOf(
  reader: Reader | Transaction,
  { selection, serviceId, ciIds }: BaselineSelection,
  types: ItemTypes,
): Promise<readonly string[]> {
  if (selection === 'items') return ciIds;
  const rows =
    selection === 'all'
      ? await reader.query<{ id: string }>(
          `SELECT id FROM record WHERE type = 'configuration-item' AND status <> 'disposed'`,
        )
      : await reader.query<{ id: string }>('SELECT item_id AS id FROM item_service WHERE service_id = ?', [
          serviceId ?? null,
        ]);
  const ids = rows.map(({ id }) => id);
  if (selection === 'all') return ids;
  const followed = followedIn(types.relations, 'down');
  const { reached } = await walkRelations(reader, ids, { followed, depth: deepestWalk });
  return [...ids, ...reached.map(({ id }) => id)];
}
/** The items of a stored baseline. */
export async function baselineItems(reader: Pick<Reader, 'query'>, baselineId: string): Promise<Snapshot['items']> {
  const rows = await reader.query<{ item_id: string; content: string }>(
    'SELECT item_id, content FROM baseline_item WHERE baseline_id = ? ORDER BY item_id',
    [baselineId],
  );
  return rows.map(({ item_id, content }) => ({ id: item_id, content: JSON.parse(content) as ItemContent }));
}
