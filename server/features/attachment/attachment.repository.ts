import { pageSql, placeholders } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { Condition } from '../../master-data/master-data.ts';

/** Columns of `attachment`, with what is needed of its record. */
export interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploaded_by: string;
  readonly uploaded_at: string;
  readonly record_id: string | null;
  readonly label: string | null;
  readonly task_id: string | null;
  readonly record_number: string | null;
  readonly record_closed_at: string | null;
  readonly record_restricted: number | null;
  /** What became of the task whose form took it. */
  readonly task_status: string | null;
}

type Source = Pick<Reader, 'query'>;

const columns = `a.id, a.name, a.media_type, a.size, a.sha256, a.uploaded_by, a.uploaded_at, a.record_id, a.label, a.task_id,
  r.number AS record_number, r.closed_at AS record_closed_at, r.restricted AS record_restricted, t.status AS task_status`;
const from = 'FROM attachment a LEFT JOIN record r ON r.id = a.record_id LEFT JOIN task t ON t.id = a.task_id';

export async function listAttachments(
  reader: Reader,
  where: Condition,
  list: {
    readonly sort: { readonly field: 'uploadedAt'; readonly order: 'ASC' | 'DESC' };
    readonly first: number;
    readonly limit: number;
  },
): Promise<{ readonly rows: readonly AttachmentRow[]; readonly total: number }> {
  const page = pageSql({ uploadedAt: 'a.uploaded_at' }, list, 'a.id');
  const rows = await reader.query<AttachmentRow>(`SELECT ${columns} ${from} WHERE ${where.sql} ${page.sql}`, [
    ...where.params,
    ...page.params,
  ]);
  const [count] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${from} WHERE ${where.sql}`, where.params);
  return { rows, total: count?.n ?? 0 };
}

export async function findAttachment(source: Source, id: string, where: Condition): Promise<AttachmentRow | undefined> {
  const [row] = await source.query<AttachmentRow>(`SELECT ${columns} ${from} WHERE a.id = ? AND ${where.sql}`, [
    id,
    ...where.params,
  ]);
  return row;
}

export interface UsableFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly record_id: string | null;
}

/** Of these files, those a person may name for a record: their own that nothing has taken yet, and those it has. */
export async function usableFiles(
  tx: Transaction,
  ids: readonly string[],
  { userId, recordId }: { readonly userId: string; readonly recordId: string | null },
): Promise<readonly UsableFile[]> {
  const wanted = [...new Set(ids)].slice(0, 1000);
  if (wanted.length === 0) return [];
  const lock = tx.dialect === 'postgres' ? 'FOR UPDATE' : '';
  return tx.query<UsableFile>(
    `SELECT id, name, size, sha256, record_id FROM attachment
     WHERE id IN (${placeholders(wanted)}) AND removed_at IS NULL
       AND ((record_id IS NULL AND uploaded_by = ?) OR record_id = ?) ORDER BY id ${lock}`,
    [...wanted, userId, recordId],
  );
}

/** Those of `ids` that were not removed. */
export async function idsOfPresent(source: Source, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await source.query<{ id: string }>(
    `SELECT id FROM attachment WHERE removed_at IS NULL AND id IN (${placeholders(ids)})`,
    ids,
  );
  return rows.map(({ id }) => id);
}

/** Files of a person that nothing has taken yet. */
export async function countWaiting(source: Source, userId: string): Promise<number> {
  const [row] = await source.query<{ n: number }>(
    'SELECT COUNT(*) AS n FROM attachment WHERE uploaded_by = ? AND record_id IS NULL',
    [userId],
  );
  return row?.n ?? 0;
}

export async function countOfRecord(source: Source, recordId: string): Promise<number> {
  const [row] = await source.query<{ n: number }>(
    'SELECT COUNT(*) AS n FROM attachment WHERE record_id = ? AND removed_at IS NULL',
    [recordId],
  );
  return row?.n ?? 0;
}
