/**
 * `ORDER BY ... LIMIT ? OFFSET ?` of a list; empty values come last in either direction on both databases, and `id`
 * breaks ties so that pages never overlap.
 *
 * @param columns SQL of every sortable field: input picks one, it is never part of the statement
 */
export function pageSql<Sort extends string>(
  columns: Readonly<Record<Sort, string>>,
  list: {
    readonly sort: { readonly field: Sort; readonly order: 'ASC' | 'DESC' };
    readonly first: number;
    readonly limit: number;
  },
  id = 'id',
): { readonly sql: string; readonly params: readonly number[] } {
  const column = columns[list.sort.field];
  const order = list.sort.order === 'DESC' ? 'DESC' : 'ASC';
  return {
    sql: `ORDER BY ${column} ${order} NULLS LAST, ${id} ${order} LIMIT ? OFFSET ?`,
    params: [list.limit, list.first],
  };
}

/** A pattern for `lower(column) LIKE ? ESCAPE '\'` that finds `text` anywhere; `%` and `_` are themselves. */
export function containing(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** `?, ?, ?` for an `IN` list. @throws {RangeError} when empty: `IN ()` is no SQL */
export function placeholders(values: readonly unknown[]): string {
  if (values.length === 0) throw new RangeError('an IN list needs a value');
  return values.map(() => '?').join(', ');
}
