import type { Transaction } from './unit-of-work.ts';

/** A row's new values by column; undefined columns do not exist, `null` empties one. */
export type Change = Readonly<Record<string, string | number | boolean | Date | null>>;

/** Rows of one statement: eight columns of each stay far below what both databases bind. */
const rowsPerStatement = 1_000;

/**
 * Changes stored rows, each to values of its own, with as few statements as possible: round trips dominate on PostgreSQL.
 *
 * @param table name from our own code, never from input
 * @param changes by the id of the row, all with the same columns; a number or a flag is never empty in all of them
 */
export async function updateMany(tx: Transaction, table: string, changes: ReadonlyMap<string, Change>): Promise<void> {
  const all = [...changes];
  const sent: Promise<unknown>[] = [];
  for (let from = 0; from < all.length; from += rowsPerStatement)
    sent.push(updateSome(tx, table, all.slice(from, from + rowsPerStatement)));
  await Promise.all(sent);
}

async function updateSome(
  tx: Transaction,
  table: string,
  changes: readonly (readonly [id: string, change: Change])[],
): Promise<void> {
  const [first] = changes;
  if (first === undefined) return;
  const columns = Object.keys(first[1]);
  if (changes.length === 1) {
    const set = columns.map((name) => `${name} = ?`).join(', ');
    await tx.execute(`UPDATE ${table} SET ${set} WHERE id = ?`, [...Object.values(first[1]), first[0]]);
    return;
  }
  // What is bound in VALUES is text on PostgreSQL until it is cast.
  const isWhole = (name: string) => changes.some(([, change]) => ['number', 'boolean'].includes(typeof change[name]));
  const set = columns.map((name, index) => {
    const value = `v.column${index + 2}`;
    return `${name} = ${isWhole(name) ? `CAST(${value} AS INTEGER)` : value}`;
  });
  const one = `(${Array.from({ length: columns.length + 1 }, () => '?').join(', ')})`;
  await tx.execute(
    `UPDATE ${table} SET ${set.join(', ')} FROM (VALUES ${changes.map(() => one).join(', ')}) AS v WHERE ${table}.id = v.column1`,
    changes.flatMap(([id, change]) => [id, ...columns.map((name) => change[name])]),
  );
}
