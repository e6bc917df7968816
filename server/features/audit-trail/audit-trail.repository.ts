import { pageSql, placeholders } from '../../database/list-sql.ts';
import { inOrderOf, pageOfIds } from '../../database/page-of-ids.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { SortBy } from '../../http/list-query.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';
import type { AuditFilter } from './audit-filter.ts';
import { lineColumns, type TrailLine } from './trail-line.ts';

/** A line with the record it is about, and its seal as far as it has one. */
export interface AuditRow extends TrailLine {
  readonly record_id: string | null;
  readonly record_number: string | null;
  readonly record_type: string | null;
  readonly position: number | null;
  readonly hash: string | null;
}

/** The record of a line: the one it was done to, or that of the instance in which it was done. */
const from = `FROM audit_trail t LEFT JOIN process_instance i ON i.id = t.instance_id
  LEFT JOIN record r ON r.id = CASE WHEN t.entity_type = 'record' THEN t.entity_id ELSE i.record_id END
  LEFT JOIN audit_seal s ON s.seq = t.seq`;
const select = `SELECT ${lineColumns}, r.id AS record_id, r.number AS record_number, r.type AS record_type, s.position, s.hash ${from}`;

/** One page of the lines that `readable` admits. */
export async function listLines(
  reader: Reader,
  list: { readonly sort: SortBy<'id'>; readonly first: number; readonly limit: number; readonly filter: AuditFilter },
  readable: Condition,
): Promise<{ readonly rows: readonly AuditRow[]; readonly total: number }> {
  const where = allOf([readable, ...conditions(list.filter)]);
  const page = pageSql({ id: 't.seq' }, list, 't.seq');
  const { ids, total } = await pageOfIds<number>(reader, { id: 't.seq', from, where, page });
  if (ids.length === 0) return { rows: [], total };
  const rows = await reader.query<AuditRow>(`${select} WHERE t.seq IN (${placeholders(ids)})`, ids);
  return { rows: inOrderOf(ids, rows, ({ seq }) => seq), total };
}

const exportPage = 500;

/** The sealed lines that `readable` admits, oldest first, page by page, up to a place of the chain. */
export async function* sealedPages(
  reader: Reader,
  filter: AuditFilter,
  readable: Condition,
  upToPosition: number,
): AsyncGenerator<readonly AuditRow[]> {
  const where = allOf([readable, ...conditions(filter), { sql: 's.position <= ?', params: [upToPosition] }]);
  let last = 0;
  for (;;) {
    const rows: readonly AuditRow[] = await reader.query<AuditRow>(
      `${select} WHERE ${where.sql} AND t.seq > ? ORDER BY t.seq LIMIT ${exportPage}`,
      [...where.params, last],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < exportPage) return;
    last = rows.at(-1)?.seq ?? last;
  }
}

/** The end of the chain: the line sealed last; null when none is. */
export async function endOfChain(
  reader: Reader,
): Promise<{ readonly position: number; readonly seq: number; readonly at: string } | null> {
  const [row] = await reader.query<{ position: number; seq: number; at: string }>(
    `SELECT s.position, s.seq, t.at FROM audit_seal s JOIN audit_trail t ON t.seq = s.seq
     ORDER BY s.position DESC LIMIT 1`,
  );
  return row ?? null;
}

/** How many lines after a number wait for their seal. */
export async function countWaiting(reader: Reader, afterSeq: number): Promise<number> {
  const [row] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM audit_trail t LEFT JOIN audit_seal s ON s.seq = t.seq WHERE t.seq > ? AND s.seq IS NULL`,
    [afterSeq],
  );
  return row?.n ?? 0;
}

/** Every line about a record: done to it, or in an instance that runs on it; in order. */
export function linesOfRecord(reader: Reader, recordId: string): Promise<readonly AuditRow[]> {
  return reader.query<AuditRow>(
    `${select} WHERE (t.entity_type = 'record' AND t.entity_id = ?)
       OR t.instance_id IN (SELECT id FROM process_instance WHERE record_id = ?) ORDER BY t.seq`,
    [recordId, recordId],
  );
}

function conditions(filter: AuditFilter): readonly Condition[] {
  const held = (sql: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [{ sql, params: [value] }];
  const ids = (filter.id ?? []).map(Number).filter(Number.isSafeInteger);
  return [
    ...(filter.id === undefined
      ? []
      : [ids.length === 0 ? { sql: '1 = 0', params: [] } : { sql: `t.seq IN (${placeholders(ids)})`, params: ids }]),
    ...held('t.action = ?', filter.action),
    ...held('t.actor_id = ?', filter.actorId),
    ...held('t.entity_type = ?', filter.entityType),
    ...held('r.number = ?', filter.recordNumber),
    ...held('t.at >= ?', filter.from),
    ...held('t.at < ?', filter.until),
  ];
}
