import type { Transaction } from './unit-of-work.ts';

/** Statements by table, columns and number of rows: the same few are sent all the time. */
const texts = new Map<string, string>();
const mostTexts = 1000;

/** Both databases bind at least 32,766 parameters per statement. */
const parametersPerStatement = 30_000;

/**
 * Inserts rows with as few statements as possible: round trips dominate on PostgreSQL.
 *
 * @param table name from our own code, never from input
 * @param rows all with the same keys, which are the column names
 * @param onConflict what happens to a row that is there already, e.g. `ON CONFLICT (id) DO NOTHING`; absent: an error
 */
export async function insertMany(
  tx: Transaction,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  onConflict = '',
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first);
  const place = `${table} (${columns.join(', ')})`;
  const perStatement = Math.max(1, Math.floor(parametersPerStatement / columns.length));

  const sent: Promise<unknown>[] = [];
  for (let from = 0; from < rows.length; from += perStatement) {
    const chunk = rows.slice(from, from + perStatement);
    const values = chunk.flatMap((row) => columns.map((column) => row[column]));
    sent.push(tx.execute(`${insertText(place, columns.length, chunk.length)} ${onConflict}`, values));
  }
  await Promise.all(sent);
}

function insertText(place: string, columns: number, rows: number): string {
  const key = `${rows} ${place}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const one = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  const text = `INSERT INTO ${place} VALUES ${Array.from({ length: rows }, () => one).join(', ')}`;
  if (texts.size >= mostTexts) texts.clear();
  texts.set(key, text);
  return text;
}
