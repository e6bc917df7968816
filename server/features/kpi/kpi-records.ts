import type { KpiRecord } from '../../contract/kpi.ts';
import { pageSql } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { among, type Condition } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';
import type { SnapshotRow } from './kpi-snapshot.repository.ts';

export interface CountedFilter {
  readonly id?: readonly string[] | undefined;
  readonly period: string;
  readonly part?: 'numerator' | 'denominator' | undefined;
  readonly service?: string | undefined;
}

type List = ListQuery<'number', CountedFilter>;

interface Row {
  readonly row_id: string;
  readonly record_id: string;
  readonly type: string;
  readonly number: string;
  readonly title: string;
  readonly priority: string | null;
  readonly chosen: number;
}

/** What was counted, from the table that keeps it, as far as the reader may read its records. */
export async function listCounted(
  reader: Reader,
  place: {
    readonly processId: string;
    readonly kpiId: string;
    readonly table: 'kpi_contribution' | 'kpi_snapshot_row';
  },
  list: List,
  readable: Condition,
): Promise<Page<KpiRecord>> {
  const { id, period, part, service } = list.filter;
  const where = allOf([
    { sql: 'k.process_id = ? AND k.kpi_id = ? AND k.period = ?', params: [place.processId, place.kpiId, period] },
    readable,
    ...(id === undefined ? [] : [among('k.row_id', id)]),
    ...(part === 'numerator' ? [{ sql: 'k.chosen = 1', params: [] }] : []),
    ...(service === undefined ? [] : [{ sql: 'r.service_id = ?', params: [service] }]),
  ]);
  const from = `FROM ${place.table} k JOIN record r ON r.id = k.record_id WHERE ${where.sql}`;
  const page = pageSql({ number: 'r.number' }, list, 'k.row_id');
  const rows = await reader.query<Row>(
    `SELECT k.row_id, k.record_id, k.chosen, r.type, r.number, r.title, r.priority ${from} ${page.sql}`,
    [...where.params, ...page.params],
  );
  const [count] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, where.params);
  return { rows: rows.map(viewOf), total: Number(count?.n ?? 0) };
}

/** As `listCounted`, for rows that were counted just now and are kept nowhere. */
export async function listGiven(
  reader: Reader,
  given: readonly SnapshotRow[],
  list: List,
  readable: Condition,
): Promise<Page<KpiRecord>> {
  const { id, part } = list.filter;
  const wanted = given
    .filter(({ chosen }) => part !== 'numerator' || chosen)
    .filter(({ rowId }) => id === undefined || id.includes(rowId));
  const chosen = new Set(wanted.filter((row) => row.chosen).map(({ recordId }) => recordId));
  const where = allOf([
    readable,
    among(
      'r.id',
      wanted.slice(0, 30_000).map(({ recordId }) => recordId),
    ),
  ]);
  const page = pageSql({ number: 'r.number' }, list, 'r.id');
  const rows = await reader.query<Omit<Row, 'chosen' | 'row_id'>>(
    `SELECT r.id AS record_id, r.type, r.number, r.title, r.priority FROM record r WHERE ${where.sql} ${page.sql}`,
    [...where.params, ...page.params],
  );
  const [count] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM record r WHERE ${where.sql}`,
    where.params,
  );
  const counted = rows.map((row) => ({ ...row, row_id: row.record_id, chosen: chosen.has(row.record_id) ? 1 : 0 }));
  return { rows: counted.map(viewOf), total: Number(count?.n ?? 0) };
}

function viewOf(row: Row): KpiRecord {
  return {
    id: row.row_id,
    recordId: row.record_id,
    recordType: row.type,
    number: row.number,
    title: row.title,
    priority: row.priority,
    inNumerator: row.chosen === 1,
  };
}
