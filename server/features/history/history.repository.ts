import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { SortBy } from '../../http/list-query.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';

export interface HistoryRow {
  readonly seq: number;
  readonly at: string;
  readonly record_id: string | null;
  readonly record_number: string | null;
  readonly instance_id: string | null;
  readonly version_id: string | null;
  readonly process_id: string | null;
  readonly element_id: string | null;
  readonly element_type: string | null;
  readonly lifecycle: string;
  readonly actor: string | null;
  readonly details: string;
}

export interface HistoryFilter {
  readonly id?: readonly string[] | undefined;
  readonly recordId?: string | undefined;
  readonly instanceId?: string | undefined;
  readonly elementId?: string | undefined;
  readonly lifecycle?: string | undefined;
  readonly kind?: 'timeline' | undefined;
}

const from = 'FROM history h LEFT JOIN record r ON r.id = h.record_id';

/** Rows counted at most: on SQLite whoever counts millions holds up everybody. */
const mostCounted = 10_000;

/** One page of the history that `readable` admits. `total` is exact up to `mostCounted` rows, and that above. */
export async function listHistory(
  reader: Reader,
  list: { readonly sort: SortBy<'id'>; readonly first: number; readonly limit: number; readonly filter: HistoryFilter },
  readable: Condition,
): Promise<{ readonly rows: readonly HistoryRow[]; readonly total: number }> {
  const where = allOf([readable, ...conditions(list.filter)]);
  const order = list.sort.order === 'DESC' ? 'DESC' : 'ASC';
  // Sorted by the bare key, which is never empty: the database then reads one page and not all of it.
  const rows = await reader.query<HistoryRow>(
    `SELECT h.*, r.number AS record_number ${from} WHERE ${where.sql} ORDER BY h.seq ${order} LIMIT ? OFFSET ?`,
    [...where.params, list.limit, list.first],
  );
  const [count] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (SELECT 1 AS one ${from} WHERE ${where.sql} LIMIT ${mostCounted}) counted`,
    where.params,
  );
  return { rows, total: Math.max(count?.n ?? 0, rows.length === 0 ? 0 : list.first + rows.length) };
}

function conditions(filter: HistoryFilter): readonly Condition[] {
  const equal = (column: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
  const ids = (filter.id ?? []).map(Number).filter(Number.isSafeInteger);
  return [
    ...(filter.id === undefined
      ? []
      : [ids.length === 0 ? { sql: '1 = 0', params: [] } : { sql: `h.seq IN (${placeholders(ids)})`, params: ids }]),
    ...equal('h.record_id', filter.recordId),
    ...equal('h.instance_id', filter.instanceId),
    ...equal('h.element_id', filter.elementId),
    ...equal('h.lifecycle', filter.lifecycle),
    ...(filter.kind === 'timeline' ? [{ sql: 'h.timeline = 1', params: [] }] : []),
  ];
}
