import { pageSql, placeholders } from '../../database/list-sql.ts';
import { inOrderOf, pageOfIds } from '../../database/page-of-ids.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { RecordRow } from '../../execution/record-rows.ts';
import type { SortBy } from '../../http/list-query.ts';
import type { Condition } from '../../master-data/master-data.ts';

/** Sortable columns every record has. */
export const recordColumns: Readonly<Record<string, string>> = {
  id: 'r.id',
  number: 'r.number',
  title: 'r.title',
  status: 'r.status',
  priority: 'r.priority',
  createdAt: 'r.created_at',
  updatedAt: 'r.updated_at',
};

/** One page of a register. An inbox field that is no column is sorted by its promoted row. */
export async function listRecords(
  reader: Reader,
  { from, where }: { readonly from: string; readonly where: Condition },
  list: { readonly sort: SortBy<string>; readonly first: number; readonly limit: number },
  inboxKeys: readonly string[],
): Promise<{ readonly rows: readonly RecordRow[]; readonly total: number }> {
  const field = list.sort.field;
  const promoted = !Object.hasOwn(recordColumns, field) && inboxKeys.includes(field);
  const join = promoted
    ? { sql: 'LEFT JOIN record_field s ON s.record_id = r.id AND s.key = ?', params: [field] }
    : { sql: '', params: [] };
  const column = promoted ? 's.text_value' : (recordColumns[field] ?? 'r.id');
  const page = pageSql({ sorted: column }, { ...list, sort: { field: 'sorted', order: list.sort.order } }, 'r.id');
  const { ids, total } = await pageOfIds(reader, {
    id: 'r.id',
    from: `${from} ${join.sql}`,
    where: { sql: where.sql, params: [...join.params, ...where.params] },
    page,
  });
  if (ids.length === 0) return { rows: [], total };
  const rows = await reader.query<RecordRow>(`SELECT r.* FROM record r WHERE r.id IN (${placeholders(ids)})`, ids);
  return { rows: inOrderOf(ids, rows, ({ id }) => id), total };
}

/** A record by id or number, if `where` admits it. */
export async function findRecord(
  reader: Pick<Reader, 'query'>,
  type: string,
  idOrNumber: string,
  where: Condition,
): Promise<RecordRow | undefined> {
  const [row] = await reader.query<RecordRow>(
    `SELECT r.* FROM record r WHERE r.type = ? AND (r.id = ? OR r.number = ?) AND (${where.sql})`,
    [type, idOrNumber, idOrNumber, ...where.params],
  );
  return row;
}

/** Links of a record in both directions, as far as `readable` admits the other side. */
export async function linksOf(
  reader: Reader,
  recordId: string,
  readable: Condition,
): Promise<
  readonly { readonly type: string; readonly number: string; readonly id: string; readonly recordType: string }[]
> {
  const seen = (ofOther: string, ofThis: string, type: string) =>
    `SELECT ${type} AS type, r.number AS number, r.id AS id, r.type AS "recordType"
     FROM record_link l JOIN record r ON r.id = l.${ofOther} WHERE l.${ofThis} = ? AND (${readable.sql})`;
  const seenFromThere = `CASE ${inverses.map(() => 'WHEN l.type = ? THEN ?').join(' ')} ELSE l.type END`;
  return reader.query(
    `${seen('target_id', 'record_id', 'l.type')} UNION ${seen('record_id', 'target_id', seenFromThere)} ORDER BY 2, 1`,
    [recordId, ...readable.params, ...inverses.flat(), recordId, ...readable.params],
  );
}

/** What a link is called from its other end; those not named here are called the same from both. */
const inverses = [
  ['causes', 'caused-by'],
  ['caused-by', 'causes'],
  ['resolves', 'resolved-by'],
  ['resolved-by', 'resolves'],
  ['duplicates', 'duplicated-by'],
  ['implements', 'implemented-by'],
  ['affected-ci', 'affected-by'],
  ['breaches', 'breached-by'],
  ['evidence-for', 'has-evidence'],
] as const;
