import type { Reader } from '../database/unit-of-work.ts';

const pageSize = 500;

/**
 * Rows of a table page by page, in the order of its key: memory stays the same however many there are.
 *
 * @param sql a `SELECT` that ends in a `WHERE` clause; the page is added to it
 * @param key the column its rows are told apart by, which is also in the answer under `as`
 */
export async function* pages<Row>(
  reader: Reader,
  sql: string,
  { key, as = key, params = [] }: { readonly key: string; readonly as?: string; readonly params?: readonly unknown[] },
): AsyncGenerator<readonly Row[]> {
  let last: unknown = null;
  for (;;) {
    const after: readonly unknown[] = last === null ? [] : [last];
    const rows: readonly Row[] = await reader.query<Row>(
      `${sql} ${after.length === 0 ? '' : `AND ${key} > ?`} ORDER BY ${key} LIMIT ${pageSize}`,
      [...params, ...after],
    );
    if (rows.length === 0) return;
    yield rows;
    if (rows.length < pageSize) return;
    last = Reflect.get(rows.at(-1) as object, as);
  }
}

/** Lines of a list, some hundred at a time. */
export async function* chunks(lines: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let chunk: string[] = [];
  for await (const line of lines) {
    if (line.trim() !== '') chunk.push(line.trim());
    if (chunk.length < pageSize) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
