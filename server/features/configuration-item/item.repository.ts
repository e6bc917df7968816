import { writeAudit } from '../../audit.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import { insertMany } from '../../database/insert-many.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { changeOf } from '../../execution/audit-row.ts';
import { contentOf, differencesOf, type Item, type ItemDifference, type ItemFields, itemFields } from './item.ts';
import { keysOf } from './item-key.ts';
import { writeSides } from './item-side.repository.ts';

/** Why an item is changed, and by whom. */
export interface ItemCause {
  /** Null for the system itself. */
  readonly actorId: string | null;
  /** Number of the change or request that permits it; null for what was written by hand. */
  readonly authority: string | null;
  readonly reason: string | null;
  /** True for what was written past the process, with the right and a reason. */
  readonly manual: boolean;
  readonly source: 'process' | 'discovery' | 'import' | 'api';
  readonly requestId?: string | null;
}

interface ItemRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly fields: string;
  readonly created_at: string;
  readonly lock_version: number;
}

const someAtOnce = 5_000;

/** Items by id; ids nobody has are left out. On PostgreSQL a transaction that will write them locks them. */
export async function loadItems(
  reader: Pick<Reader, 'query' | 'dialect'>,
  ids: readonly string[],
  lock = false,
): Promise<ReadonlyMap<string, Item>> {
  const items = new Map<string, Item>();
  const wanted = [...new Set(ids)].toSorted();
  for (let first = 0; first < wanted.length; first += someAtOnce) {
    const some = wanted.slice(first, first + someAtOnce);
    const rows = await reader.query<ItemRow>(
      `SELECT id, number, status, fields, created_at, lock_version FROM record
       WHERE type = 'configuration-item' AND id IN (${placeholders(some)}) ORDER BY id
       ${lock && reader.dialect === 'postgres' ? 'FOR UPDATE' : ''}`,
      some,
    );
    for (const item of await itemsOf(reader, rows)) items.set(item.id, item);
  }
  return items;
}

/** Rows of `record` as items, with their relations and services. */
async function itemsOf(reader: Pick<Reader, 'query'>, rows: readonly ItemRow[]): Promise<readonly Item[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const relations = await reader.query<{ item_id: string; type: string; other_id: string }>(
    `SELECT item_id, type, other_id FROM item_relation WHERE outgoing = 1 AND item_id IN (${placeholders(ids)})
     ORDER BY item_id, type, other_id`,
    ids,
  );
  const services = await reader.query<{ item_id: string; service_id: string }>(
    `SELECT item_id, service_id FROM item_service WHERE item_id IN (${placeholders(ids)}) ORDER BY item_id, service_id`,
    ids,
  );
  const incoming = await reader.query<{ item_id: string; n: number }>(
    `SELECT item_id, COUNT(*) AS n FROM item_relation WHERE outgoing = 0 AND item_id IN (${placeholders(ids)}) GROUP BY item_id`,
    ids,
  );
  const incomingBy = new Map(incoming.map(({ item_id, n }) => [item_id, n]));
  const relationsBy = byItem(relations);
  const servicesBy = byItem(services);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    createdAt: row.created_at,
    lockVersion: row.lock_version,
    fields: itemFields.parse(JSON.parse(row.fields)),
    relations: (relationsBy.get(row.id) ?? []).map(({ type, other_id }) => ({ type, target: other_id })),
    incoming: incomingBy.get(row.id) ?? 0,
    services: (servicesBy.get(row.id) ?? []).map(({ service_id }) => service_id),
  }));
}

function byItem<Row extends { readonly item_id: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.item_id);
    if (group) group.push(row);
    else groups.set(row.item_id, [row]);
  }
  return groups;
}

/** An item to be written; `before` null for a new one. */
export interface ItemWrite {
  readonly before: Item | null;
  readonly after: Item;
}

/**
 * Writes new items, and changed ones as their next version with every attribute before and after, in as few statements
 * as possible.
 *
 * @returns what differs, one list per write; nothing is written of an item nothing differs in
 * @throws {RequestError} `STALE_WRITE` when one was changed since it was read
 */
export async function writeItems(
  tx: Transaction,
  writes: readonly ItemWrite[],
  cause: ItemCause,
): Promise<readonly (readonly ItemDifference[])[]> {
  const compared = writes.map(({ before, after }) => {
    const differences = differencesOf(before ? contentOf(before) : {}, contentOf(after));
    const version = before ? before.fields.version + 1 : 1;
    return { before, after: { ...after, fields: { ...after.fields, version } }, differences };
  });
  const changed = compared.filter(({ before, differences }) => before === null || differences.length > 0);
  const added = changed.filter(({ before }) => before === null).map(({ after }) => after);
  await insertMany(
    tx,
    'record',
    added.map((item) => rowOf(tx, item, cause)),
  );
  for (const { before, after } of changed) if (before !== null) await updateRow(tx, after);
  await writeSides(tx, changed);
  await writeVersions(tx, changed, cause);
  return compared.map(({ differences }) => differences);
}

interface Compared extends ItemWrite {
  readonly differences: readonly ItemDifference[];
}

async function writeVersions(tx: Transaction, changed: readonly Compared[], cause: ItemCause): Promise<void> {
  const { actorId, authority, reason, manual, source } = cause;
  await insertMany(
    tx,
    'item_version',
    changed.map(({ after: { id, fields } }) => ({
      item_id: id,
      version: fields.version,
      at: tx.now,
      actor_id: actorId,
      authority,
      reason,
      manual: manual ? 1 : 0,
      source,
    })),
  );
  await insertMany(
    tx,
    'item_change',
    changed.flatMap(({ after: { id, fields }, differences }) =>
      differences.map(({ attribute, before, after }) => ({
        item_id: id,
        version: fields.version,
        attribute,
        before_value: JSON.stringify(before),
        after_value: JSON.stringify(after),
      })),
    ),
  );
  await writeAudit(
    tx,
    changed.map(({ after, differences }) => auditOf(after, differences, cause)),
  );
}

function auditOf({ id, number, fields: { version } }: Item, differences: readonly ItemDifference[], cause: ItemCause) {
  const { actorId, authority, reason, manual, source, requestId = null } = cause;
  const fields = Object.fromEntries(differences.map((each) => [each.attribute, changeOf(each.before, each.after)]));
  const action: AuditAction = manual ? 'manual-override' : 'record-written';
  return {
    actorId,
    action,
    entityType: 'record',
    entityId: id,
    details: { number, version, authority, reason, source, fields },
    requestId,
  };
}

/** Notes when items were last found by discovery; nothing about them has changed, so it is no version. */
export async function noteSeen(tx: Transaction, items: readonly Item[], at: string): Promise<void> {
  await note(tx, items, { lastSeenAt: at });
  if (items.length === 0) return;
  const ids = items.map(({ id }) => id);
  await tx.execute(`DELETE FROM record_field WHERE key = 'lastSeenAt' AND record_id IN (${placeholders(ids)})`, ids);
  const row = { type: 'configuration-item', key: 'lastSeenAt', text_value: at };
  await insertMany(
    tx,
    'record_field',
    ids.map((id) => ({ record_id: id, ...row })),
  );
}

/** Notes when an audit last compared items with reality. */
export function noteVerified(tx: Transaction, items: readonly Item[], at: string): Promise<void> {
  return note(tx, items, { lastVerifiedAt: at });
}

async function note(tx: Transaction, items: readonly Item[], noted: Partial<ItemFields>): Promise<void> {
  for (const { id, fields } of items)
    await tx.execute('UPDATE record SET fields = ? WHERE id = ?', [JSON.stringify({ ...fields, ...noted }), id]);
}

function columnsOf(tx: Transaction, { number, status, fields }: Item) {
  const words = [number, fields.name, fields.type, ...keysOf(fields).map(([, value]) => value)];
  return {
    title: fields.name,
    status,
    stage: status,
    fields: JSON.stringify(fields),
    search_text: words.join(' ').toLowerCase(),
    restricted: fields.securityControl ? 1 : 0,
    updated_at: tx.now,
  };
}

function rowOf(tx: Transaction, item: Item, { actorId }: ItemCause) {
  return {
    id: item.id,
    type: 'configuration-item',
    number: item.number,
    ...columnsOf(tx, item),
    created_at: tx.now,
    created_by: actorId,
    lock_version: 1,
  };
}

async function updateRow(tx: Transaction, item: Item): Promise<void> {
  const columns = columnsOf(tx, item);
  const names = Object.keys(columns);
  const changed = await tx.execute(
    `UPDATE record SET ${names.map((name) => `${name} = ?`).join(', ')}, lock_version = lock_version + 1
     WHERE id = ? AND lock_version = ?`,
    [...Object.values(columns), item.id, item.lockVersion],
  );
  if (changed !== 1)
    throw new RequestError('STALE_WRITE', `${item.number} was changed meanwhile`, { params: { number: item.number } });
}
