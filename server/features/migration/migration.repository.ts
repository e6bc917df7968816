import type { Actor } from '../../actor.ts';
import { insertMany } from '../../database/insert-many.ts';
import { pageSql } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { ListQuery } from '../../http/list-query.ts';
import { among } from '../../master-data/master-data.ts';
import { allOf, needToKnowOf } from '../record/readable.view.ts';
import type { PlanWish } from './migration-plan.ts';
import type { CaseReason } from './move-case.ts';

/** A migration as stored, with how many of its cases stand where. */
export interface MigrationRow {
  readonly id: string;
  readonly process_id: string;
  readonly from_version: number;
  readonly to_version: number;
  readonly mapping: string;
  readonly timers: 'keep' | 'recompute';
  readonly selection: string;
  readonly reason: string;
  readonly total: number;
  readonly started_at: string;
  readonly started_by: string;
  readonly stopped_at: string | null;
}

export type ItemStatus = 'waiting' | 'moved' | 'refused' | 'left' | 'failed';

/** What became of a case, for people. */
export interface ItemOutcome {
  readonly reasons: readonly CaseReason[];
  readonly dropped: readonly string[];
  readonly opened: readonly string[];
}

export interface ItemRow {
  readonly root_id: string;
  readonly status: ItemStatus;
  readonly outcome: string;
  readonly done_at: string | null;
  readonly record_type: string | null;
  readonly record_number: string | null;
  readonly title: string | null;
}

/** Keeps a migration and its cases, none of them begun. */
export async function insertMigration(
  tx: Transaction,
  migration: { readonly id: string; readonly processId: string; readonly wish: PlanWish; readonly reason: string },
  rootIds: readonly string[],
  userId: string,
): Promise<void> {
  const { id, processId, wish, reason } = migration;
  const { from, to, mapping, timers, selection } = wish;
  await insertMany(tx, 'instance_migration', [
    {
      id,
      process_id: processId,
      from_version: from,
      to_version: to,
      mapping: JSON.stringify(mapping),
      timers,
      selection: JSON.stringify(selection),
      reason,
      total: rootIds.length,
      started_at: tx.now,
      started_by: userId,
      stopped_at: null,
    },
  ]);
  const outcome: ItemOutcome = { reasons: [], dropped: [], opened: [] };
  await insertMany(
    tx,
    'instance_migration_item',
    rootIds.map((rootId, position) => ({
      migration_id: id,
      root_id: rootId,
      position,
      status: 'waiting',
      outcome: JSON.stringify(outcome),
      done_at: null,
    })),
  );
}

/** @throws {NotFound} also for one of a process that is not among `processIds` */
export async function getMigration(
  reader: Pick<Reader, 'query'>,
  id: string,
  processIds: readonly string[] | null,
): Promise<MigrationRow> {
  const [row] = await reader.query<MigrationRow>('SELECT * FROM instance_migration WHERE id = ?', [id]);
  if (!row || (processIds && !processIds.includes(row.process_id))) throw new NotFound('migration', id);
  return row;
}

export async function listMigrationRows(
  reader: Reader,
  list: ListQuery<'startedAt', { readonly processId?: string | undefined }>,
  processIds: readonly string[] | null,
): Promise<{ readonly rows: readonly MigrationRow[]; readonly total: number }> {
  const { processId } = list.filter;
  const where = allOf([
    ...(processIds ? [among('process_id', processIds)] : []),
    ...(processId === undefined ? [] : [{ sql: 'process_id = ?', params: [processId] }]),
  ]);
  const page = pageSql({ startedAt: 'started_at' }, list);
  const rows = await reader.query<MigrationRow>(`SELECT * FROM instance_migration WHERE ${where.sql} ${page.sql}`, [
    ...where.params,
    ...page.params,
  ]);
  const [count] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM instance_migration WHERE ${where.sql}`,
    where.params,
  );
  return { rows, total: count?.n ?? 0 };
}

/** How many cases of a migration stand where, and when the last was done. */
export async function progressOf(
  reader: Pick<Reader, 'query'>,
  id: string,
): Promise<{ readonly counts: Readonly<Record<ItemStatus, number>>; readonly lastAt: string | null }> {
  const rows = await reader.query<{ status: ItemStatus; n: number; last: string | null }>(
    `SELECT status, COUNT(*) AS n, MAX(done_at) AS last FROM instance_migration_item
     WHERE migration_id = ? GROUP BY status`,
    [id],
  );
  const none = { waiting: 0, moved: 0, refused: 0, left: 0, failed: 0 };
  const last = rows.flatMap((row) => row.last ?? []).toSorted();
  return {
    counts: { ...none, ...Object.fromEntries(rows.map((row) => [row.status, row.n])) },
    lastAt: last.at(-1) ?? null,
  };
}

/** Cases a migration has moved and that still run by the version it moved them to. */
export async function countStillThere(reader: Reader, row: MigrationRow): Promise<number> {
  const [count] = await reader.query<{ n: number }>(
    `SELECT COUNT(DISTINCT m.root_id) AS n FROM instance_migration_item m
     JOIN process_instance i ON i.root_id = m.root_id AND i.status = 'active' AND i.version_id = ?
     WHERE m.migration_id = ? AND m.status = 'moved'`,
    [`${row.process_id}:${row.to_version}`, row.id],
  );
  return count?.n ?? 0;
}

/** What became of the cases of a migration, those the actor may know of. */
export async function listItems(
  reader: Reader,
  migrationId: string,
  list: ListQuery<'position', { readonly status?: ItemStatus | undefined }>,
  actor: Actor,
): Promise<{ readonly rows: readonly ItemRow[]; readonly total: number }> {
  const from = `FROM instance_migration_item m JOIN process_instance t ON t.id = m.root_id
    LEFT JOIN record r ON r.id = t.record_id`;
  const { status } = list.filter;
  const where = allOf([
    { sql: 'm.migration_id = ?', params: [migrationId] },
    needToKnowOf('t.record_id', actor),
    ...(status === undefined ? [] : [{ sql: 'm.status = ?', params: [status] }]),
  ]);
  const page = pageSql({ position: 'm.position' }, list, 'm.root_id');
  const rows = await reader.query<ItemRow>(
    `SELECT m.root_id, m.status, m.outcome, m.done_at, r.type AS record_type, r.number AS record_number, r.title
     ${from} WHERE ${where.sql} ${page.sql}`,
    [...where.params, ...page.params],
  );
  const [count] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${from} WHERE ${where.sql}`, where.params);
  return { rows, total: count?.n ?? 0 };
}

/** Writes what became of one case. */
export async function finishItem(
  tx: Transaction,
  item: { readonly migrationId: string; readonly rootId: string },
  status: 'moved' | 'refused',
  outcome: ItemOutcome,
): Promise<void> {
  await tx.execute(
    `UPDATE instance_migration_item SET status = ?, outcome = ?, done_at = ? WHERE migration_id = ? AND root_id = ?`,
    [status, JSON.stringify(outcome), tx.now, item.migrationId, item.rootId],
  );
}

/** Leaves what has not begun. A case that is being moved at this moment is moved to its end. */
export async function stopItems(tx: Transaction, id: string): Promise<number> {
  await tx.execute(`DELETE FROM job WHERE kind = 'migrate-instance' AND ref = ? AND status = 'ready'`, [id]);
  const left = await tx.execute(
    `UPDATE instance_migration_item SET status = 'left', done_at = ? WHERE migration_id = ? AND status = 'waiting'`,
    [tx.now, id],
  );
  if (left > 0) await tx.execute('UPDATE instance_migration SET stopped_at = ? WHERE id = ?', [tx.now, id]);
  return left;
}
