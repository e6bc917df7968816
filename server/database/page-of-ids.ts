import type { Reader } from './unit-of-work.ts';

/** A part of a statement and the values of its question marks. */
interface Part {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Where the ids of a list are found. */
export interface IdSource {
  /** Column of the id, with its alias. */
  readonly id: string;
  /** `FROM ...`, with every table that the condition or the order names. */
  readonly from: string;
  readonly where: Part;
  /** `ORDER BY ... LIMIT ? OFFSET ?` with these two values, as `pageSql` makes it. */
  readonly page: Part;
}

/**
 * Ids of one page, in order, and how many there are in all: what matches is looked for once, not once to be sorted and
 * once more to be counted, and only ids are carried through the sort.
 */
export async function pageOfIds<Id extends string | number = string>(
  reader: Pick<Reader, 'query'>,
  { id, from, where, page }: IdSource,
): Promise<{ readonly ids: readonly Id[]; readonly total: number }> {
  const rows = await reader.query<{ id: Id; total: number }>(
    `SELECT ${id} AS id, COUNT(*) OVER () AS total ${from} WHERE ${where.sql} ${page.sql}`,
    [...where.params, ...page.params],
  );
  const [first] = rows;
  if (first) return { ids: rows.map((row) => row.id), total: first.total };
  const [, offset] = page.params;
  if (offset === 0) return { ids: [], total: 0 };
  // No row says how many there are: the page lies behind the last one, or nothing matches.
  const [count] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${from} WHERE ${where.sql}`, where.params);
  return { ids: [], total: count?.n ?? 0 };
}

/**
 * Ids of one page when it is known that very much matches and an index has its order: rows are looked at in that order
 * until the page is full, and nothing is collected and sorted. The planner has to find the order cheaper than the
 * condition, so the condition leads to no index of its own.
 */
export async function walkedIds<Id extends string | number = string>(
  reader: Pick<Reader, 'query'>,
  { id, from, where, page }: IdSource,
): Promise<readonly Id[]> {
  const rows = await reader.query<{ id: Id }>(`SELECT ${id} AS id ${from} WHERE ${where.sql} ${page.sql}`, [
    ...where.params,
    ...page.params,
  ]);
  return rows.map((row) => row.id);
}

/** The rows that were read for `ids`, in their order. */
export function inOrderOf<Id, Row>(ids: readonly Id[], rows: readonly Row[], idOf: (row: Row) => Id): readonly Row[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
