import { containing, pageSql, placeholders } from '../database/list-sql.ts';
import type { Reader, Transaction } from '../database/unit-of-work.ts';
import type { SortBy } from '../http/list-query.ts';

/** Kinds of master data: records without a process instance. Configuration items are kept by a feature of their own. */
export type MasterDataType = 'service' | 'customer' | 'group' | 'user' | 'cost-centre';

/** One entry; `fields` are those of its record type. */
export interface MasterDatum {
  readonly id: string;
  readonly status: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export const masterDataSorts = ['id', 'name', 'status'] as const;
type MasterDataSort = (typeof masterDataSorts)[number];

/** What a reader looks for. `visible` limits it to what they may read. */
export interface MasterDataSearch {
  readonly sort: SortBy<MasterDataSort>;
  readonly first: number;
  readonly limit: number;
  readonly filter: { readonly id?: readonly string[] | undefined; readonly q?: string | undefined };
  readonly visible: Condition;
}

/** A condition on columns of `record`, from our own code only. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** No limit. */
export const everything: Condition = { sql: '1 = 1', params: [] };
/** Nothing may be seen. */
export const nothing: Condition = { sql: '1 = 0', params: [] };

/** `column` is one of `values`. */
export function among(column: string, values: readonly string[]): Condition {
  return values.length === 0 ? nothing : { sql: `${column} IN (${placeholders(values)})`, params: values };
}

const columns: Record<MasterDataSort, string> = { id: 'id', name: 'title', status: 'status' };

interface Row {
  readonly id: string;
  readonly status: string;
  readonly fields: string;
}

export async function listMasterData(
  reader: Reader,
  type: MasterDataType,
  search: MasterDataSearch,
): Promise<{ readonly rows: readonly MasterDatum[]; readonly total: number }> {
  const { filter, visible } = search;
  const conditions: Condition[] = [
    { sql: 'type = ?', params: [type] },
    visible,
    ...(filter.id === undefined ? [] : [among('id', filter.id)]),
    ...(filter.q === undefined ? [] : [{ sql: "search_text LIKE ? ESCAPE '\\'", params: [containing(filter.q)] }]),
  ];
  const where = conditions.map(({ sql }) => `(${sql})`).join(' AND ');
  const params = conditions.flatMap((condition) => condition.params);
  const page = pageSql(columns, search);
  const rows = await reader.query<Row>(`SELECT id, status, fields FROM record WHERE ${where} ${page.sql}`, [
    ...params,
    ...page.params,
  ]);
  const [count] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM record WHERE ${where}`, params);
  return { rows: rows.map(toDatum), total: count?.n ?? 0 };
}

/** One entry, if it exists and `visible` admits it. */
export async function findMasterDatum(
  reader: Pick<Reader, 'query'>,
  type: MasterDataType,
  id: string,
  visible: Condition,
): Promise<MasterDatum | undefined> {
  const [row] = await reader.query<Row>(
    `SELECT id, status, fields FROM record WHERE type = ? AND id = ? AND (${visible.sql})`,
    [type, id, ...visible.params],
  );
  return row && toDatum(row);
}

/** A row of `record`, for `insertMany`. `texts` is what a search finds it by. */
export function masterDataRow(
  tx: Transaction,
  entry: {
    readonly id: string;
    readonly type: MasterDataType;
    readonly title: string;
    readonly status: string;
    readonly customerId: string | null;
    readonly fields: Readonly<Record<string, unknown>>;
    readonly texts: readonly string[];
  },
): Readonly<Record<string, unknown>> {
  return {
    id: entry.id,
    type: entry.type,
    number: entry.id,
    title: entry.title,
    status: entry.status,
    stage: entry.status,
    fields: JSON.stringify(entry.fields),
    search_text: [entry.id, ...entry.texts].join(' ').toLowerCase(),
    customer_id: entry.customerId,
    created_at: tx.now,
    updated_at: tx.now,
    lock_version: 1,
  };
}

function toDatum(row: Row): MasterDatum {
  return { id: row.id, status: row.status, fields: JSON.parse(row.fields) as MasterDatum['fields'] };
}
