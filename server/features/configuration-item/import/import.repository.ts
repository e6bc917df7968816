import { insertMany } from '../../../database/insert-many.ts';
import { pageSql, placeholders } from '../../../database/list-sql.ts';
import type { Reader, Transaction } from '../../../database/unit-of-work.ts';
import { NotFound, type RequestError } from '../../../errors.ts';
import type { ListQuery } from '../../../http/list-query.ts';
import type { Condition } from '../../../master-data/master-data.ts';
import { allOf } from '../../record/readable.view.ts';
import type { CheckedRow } from './check-rows.ts';

export interface ImportRecord {
  readonly id: string;
  readonly file_name: string;
  readonly status: 'checked' | 'running' | 'finished';
  readonly authority: string | null;
  readonly reason: string | null;
  readonly checked_by: string;
  readonly checked_at: string;
  readonly applied_by: string | null;
  readonly finished_at: string | null;
}

export type RowStep = 'checked' | 'written' | 'done' | 'failed';

export interface RowRecord {
  readonly row_number: number;
  readonly name: string;
  readonly outcome: CheckedRow['outcome'];
  readonly step: RowStep;
  readonly item_id: string;
  readonly content: string;
  readonly findings: string;
}

/** What is kept of a row beside its columns. */
export type RowContent = Pick<CheckedRow, 'changes' | 'relations' | 'differences'>;

/** Keeps a file that was tried; rows that change nothing are done already. */
export async function insertImport(
  tx: Transaction,
  head: Pick<ImportRecord, 'id' | 'file_name' | 'checked_by'>,
  rows: readonly CheckedRow[],
): Promise<void> {
  await insertMany(tx, 'item_import', [{ ...head, status: 'checked', checked_at: tx.now }]);
  await insertMany(
    tx,
    'item_import_row',
    rows.map(({ row, name, outcome, itemId, findings, changes, relations, differences }) => ({
      import_id: head.id,
      row_number: row,
      name,
      outcome,
      step: outcome === 'same' ? 'done' : 'checked',
      item_id: itemId,
      content: JSON.stringify({ changes, relations, differences } satisfies RowContent),
      findings: JSON.stringify(findings),
    })),
  );
}

/** @throws {NotFound} */
export async function getImport(reader: Pick<Reader, 'query'>, id: string): Promise<ImportRecord> {
  const [row] = await reader.query<ImportRecord>('SELECT * FROM item_import WHERE id = ?', [id]);
  if (!row) throw new NotFound('import', id);
  return row;
}

export async function listImportRecords(
  reader: Reader,
  list: ListQuery<'checkedAt', unknown>,
): Promise<{ readonly rows: readonly ImportRecord[]; readonly total: number }> {
  const page = pageSql({ checkedAt: 'checked_at' }, list);
  const rows = await reader.query<ImportRecord>(`SELECT * FROM item_import ${page.sql}`, page.params);
  const [count] = await reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM item_import');
  return { rows, total: count?.n ?? 0 };
}

/** How many rows of a file stand where. */
export async function countRows(
  reader: Pick<Reader, 'query'>,
  id: string,
): Promise<readonly { readonly outcome: CheckedRow['outcome']; readonly step: RowStep; readonly n: number }[]> {
  return reader.query(
    'SELECT outcome, step, COUNT(*) AS n FROM item_import_row WHERE import_id = ? GROUP BY outcome, step',
    [id],
  );
}

export async function listRowRecords(
  reader: Reader,
  id: string,
  list: ListQuery<'row', { readonly outcome?: string | undefined; readonly step?: string | undefined }>,
): Promise<{ readonly rows: readonly RowRecord[]; readonly total: number }> {
  const { outcome, step } = list.filter;
  const equal = (column: string, value: string | undefined): readonly Condition[] =>
    value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
  const where = allOf([{ sql: 'import_id = ?', params: [id] }, ...equal('outcome', outcome), ...equal('step', step)]);
  const page = pageSql({ row: 'row_number' }, list, 'row_number');
  const rows = await reader.query<RowRecord>(`SELECT * FROM item_import_row WHERE ${where.sql} ${page.sql}`, [
    ...where.params,
    ...page.params,
  ]);
  const [count] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM item_import_row WHERE ${where.sql}`,
    where.params,
  );
  return { rows, total: count?.n ?? 0 };
}

/** The next rows in a step, in the order of the file. */
export async function nextRows(
  tx: Transaction,
  id: string,
  step: RowStep,
  most: number,
): Promise<readonly RowRecord[]> {
  return tx.query('SELECT * FROM item_import_row WHERE import_id = ? AND step = ? ORDER BY row_number LIMIT ?', [
    id,
    step,
    most,
  ]);
}

/** Says how far rows are. */
export async function moveRows(tx: Transaction, id: string, rows: readonly number[], step: RowStep): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `UPDATE item_import_row SET step = ? WHERE import_id = ? AND row_number IN (${placeholders(rows)})`,
    [step, id, ...rows],
  );
}

/** Says why a row could not be written. */
export async function failRow(
  tx: Transaction,
  id: string,
  row: number,
  findings: RequestError['errors'],
): Promise<void> {
  await tx.execute("UPDATE item_import_row SET step = 'failed', findings = ? WHERE import_id = ? AND row_number = ?", [
    JSON.stringify(findings),
    id,
    row,
  ]);
}
