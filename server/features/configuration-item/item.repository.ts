import { writeAudit } from '../../audit.ts';
import { insertMany } from '../../database/insert-many.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { digest } from '../../execution/audit-row.ts';
import { contentOf, differencesOf, type Item, type ItemDifference, itemFields } from './item.ts';
import { keysOf } from './item-key.ts';

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

/**
 * Writes a new item, or a changed one as its next version with every attribute before and after.
 *
 * @returns what differs; nothing is written when nothing does
 * @throws {RequestError} `STALE_WRITE` when it was changed since it was read
 */
export async function writeItem(
  tx: Transaction,
  before: Item | null,
  after: Item,
  cause: ItemCause,
): Promise<readonly ItemDifference[]> {
  const differences = differencesOf(before ? contentOf(before) : {}, contentOf(after));
  if (before && differences.length === 0) return differences;
  const version = before ? before.fields.version + 1 : 1;
  const written = { ...after, fields: { ...after.fields, version } };
  await (before ? updateRow(tx, written) : insertRow(tx, written, cause));
  await replaceSides(tx, before, written);
  await promote(tx, before, written);
  await insertMany(tx, 'item_version', [
    {
      item_id: after.id,
      version,
      at: tx.now,
      actor_id: cause.actorId,
      authority: cause.authority,
      reason: cause.reason,
      manual: cause.manual ? 1 : 0,
      source: cause.source,
    },
  ]);
  await insertMany(
    tx,
    'item_change',
    differences.map((each) => ({
      item_id: after.id,
      version,
      attribute: each.attribute,
      before_value: JSON.stringify(each.before),
      after_value: JSON.stringify(each.after),
    })),
  );
  await writeAudit(tx, [auditOf(written, version, differences, cause)]);
  return differences;
}

function auditOf({ id, number }: Item, version: number, differences: readonly ItemDifference[], cause: ItemCause) {
  const { actorId, authority, reason, manual, source, requestId = null } = cause;
  const fields = Object.fromEntries(
    differences.map((each) => [each.attribute, { before: digest(each.before), after: digest(each.after) }]),
  );
  return {
    actorId,
    action: manual ? 'manual-override' : 'record-written',
    entityType: 'record',
    entityId: id,
    details: { number, version, authority, reason, source, fields },
    requestId,
  };
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

async function insertRow(tx: Transaction, item: Item, { actorId }: ItemCause): Promise<void> {
  await insertMany(tx, 'record', [
    {
      id: item.id,
      type: 'configuration-item',
      number: item.number,
      ...columnsOf(tx, item),
      created_at: tx.now,
      created_by: actorId,
      lock_version: 1,
    },
  ]);
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

/** What lists are filtered by stands beside the record. */
const promoted = ['type', 'ownerId', 'environment'] as const;

async function promote(tx: Transaction, before: Item | null, { id, fields }: Item): Promise<void> {
  for (const key of promoted) {
    const value = fields[key];
    if ((before?.fields[key] ?? null) === value) continue;
    await tx.execute('DELETE FROM record_field WHERE record_id = ? AND key = ?', [id, key]);
    if (value === null) continue;
    const row = { record_id: id, type: 'configuration-item', key, text_value: value };
    await insertMany(tx, 'record_field', [row]);
  }
}

/** Relations, services and keys as the item has them now; what stays is left alone. */
async function replaceSides(tx: Transaction, before: Item | null, after: Item): Promise<void> {
  const text = (value: unknown) => JSON.stringify(value);
  const old = new Set((before?.relations ?? []).map(text));
  const now = new Set(after.relations.map(text));
  for (const { type, target } of (before?.relations ?? []).filter((each) => !now.has(text(each)))) {
    await tx.execute('DELETE FROM item_relation WHERE item_id = ? AND outgoing = 1 AND type = ? AND other_id = ?', [
      after.id,
      type,
      target,
    ]);
    await tx.execute('DELETE FROM item_relation WHERE item_id = ? AND outgoing = 0 AND type = ? AND other_id = ?', [
      target,
      type,
      after.id,
    ]);
  }
  const added = after.relations.filter(
    (each, index, all) => !old.has(text(each)) && all.findIndex((one) => text(one) === text(each)) === index,
  );
  await insertMany(
    tx,
    'item_relation',
    added.flatMap(({ type, target }) => bothEnds(after.id, type, target)),
  );
  if (text(before?.services ?? []) !== text(after.services)) {
    await tx.execute('DELETE FROM item_service WHERE item_id = ?', [after.id]);
    await insertMany(
      tx,
      'item_service',
      [...new Set(after.services)].map((id) => ({ item_id: after.id, service_id: id })),
    );
  }
  const keys = keysOf(after.fields);
  if (before && text(keysOf(before.fields)) === text(keys)) return;
  await tx.execute('DELETE FROM item_key WHERE item_id = ?', [after.id]);
  await insertMany(
    tx,
    'item_key',
    keys.map(([kind, value]) => ({ item_id: after.id, kind, value })),
  );
}

/** The two rows of a relation. */
export function bothEnds(source: string, type: string, target: string) {
  return [
    { item_id: source, outgoing: 1, type, other_id: target },
    { item_id: target, outgoing: 0, type, other_id: source },
  ];
}
