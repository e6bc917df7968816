import { placeholders } from '../../database/list-sql.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import type { Condition } from '../../master-data/master-data.ts';

/** A value that points to something, e.g. `{ path: 'record.serviceId', to: 'service', id: 'erp' }`. */
export interface Reference {
  readonly path: string;
  /** `user`, a kind of master data, or a record type. */
  readonly to: string;
  /** A user id, an id of master data, or the number of a record. */
  readonly id: string;
}

/** Those that point to nothing, or to a record the reader may not know of. A file must be one the record has. */
export async function unknownReferences(
  tx: Pick<Transaction, 'query'>,
  references: readonly Reference[],
  { recordId, readable }: { readonly recordId: string; readonly readable: Condition },
): Promise<readonly Reference[]> {
  const found = new Set<string>();
  for (const to of new Set(references.map((each) => each.to))) {
    const ids = [...new Set(references.filter((each) => each.to === to).map(({ id }) => id))];
    const known = to === 'file' ? filesOf(tx, ids, recordId) : existing(tx, to, ids, readable);
    for (const id of await known) found.add(`${to} ${id}`);
  }
  return references.filter(({ to, id }) => !found.has(`${to} ${id}`));
}

async function filesOf(
  tx: Pick<Transaction, 'query'>,
  ids: readonly string[],
  recordId: string,
): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM attachment WHERE record_id = ? AND removed_at IS NULL AND id IN (${placeholders(ids)})`,
    [recordId, ...ids],
  );
  return rows.map(({ id }) => id);
}

async function existing(
  tx: Pick<Transaction, 'query'>,
  to: string,
  ids: readonly string[],
  readable: Condition,
): Promise<readonly string[]> {
  const list = placeholders(ids);
  if (to === 'user') {
    const rows = await tx.query<{ id: string }>(`SELECT user_id AS id FROM account WHERE user_id IN (${list})`, ids);
    return rows.map(({ id }) => id);
  }
  // Master data have no process: whoever overrides may name any. Records count as far as they may be read.
  const rows = await tx.query<{ id: string; number: string }>(
    `SELECT r.id, r.number FROM record r WHERE r.type = ? AND (r.id IN (${list}) OR r.number IN (${list}))
     AND (r.process_id IS NULL OR (${readable.sql}))`,
    [to, ...ids, ...ids, ...readable.params],
  );
  return rows.flatMap(({ id, number }) => [id, number]);
}
