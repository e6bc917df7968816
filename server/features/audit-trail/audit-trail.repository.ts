import { pageSql, placeholders } from '../../database/list-sql.ts';
import { inOrderOf, pageOfIds } from '../../database/page-of-ids.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { SortBy } from '../../http/list-query.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';
import { lineColumns, type TrailLine } from './trail-line.ts';

export interface AuditFilter {
  readonly id?: readonly string[] | undefined;
  readonly action?: string | undefined;
  readonly actorId?: string | undefined;
  readonly entityType?: string | undefined;
  readonly recordNumber?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

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
