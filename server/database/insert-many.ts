import type { Transaction } from './unit-of-work.ts';

/** Both databases bind at least 32,766 parameters per statement. */
const parametersPerStatement = 30_000;

/**
 * Inserts rows with as few statements as possible: round trips dominate on PostgreSQL.
 *
 * @param table name from our own code, never from input
 * @param rows all with the same keys, which are the column names
 */
export async function insertMany(
  tx: Transaction,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first);
  const one = `(${columns.map(() => '?').join(', ')})`;
  const perStatement = Math.max(1, Math.floor(parametersPerStatement / columns.length));

  for (let from = 0; from < rows.length; from += perStatement) {
    const chunk = rows.slice(from, from + perStatement);
    await tx.execute(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${chunk.map(() => one).join(', ')}`,
      chunk.flatMap((row) => columns.map((column) => row[column])),
    );
  }
}
