import type { Transaction } from './unit-of-work.ts';

/** A row's new values by column; undefined columns do not exist, `null` empties one. */
export type Change = Readonly<Record<string, string | number | boolean | Date | null>>;

/** New values of a row that must be as it was read. */
export interface GuardedChange {
  readonly id: string;
  /** What its column `lock_version` was when it was read. */
  readonly lockVersion: number;
  readonly change: Change;
}

/** Both databases bind at least 32,766 parameters per statement. */
const parametersPerStatement = 30_000;

/**
 * Changes stored rows, each to values of its own, with as few statements as possible: round trips dominate on PostgreSQL.
 *
 * @param table name from our own code, never from input
 * @param changes by the id of the row, all with the same columns; a number or a flag is never empty in all of them
 */
export async function updateMany(tx: Transaction, table: string, changes: ReadonlyMap<string, Change>): Promise<void> {
  const rows = [...changes].map(([id, change]) => ({ keys: [id], change }));
  await Promise.all(parts(rows).map((part) => tx.execute(updateText(table, ['id'], part), valuesOf(part))));
}

/**
 * As `updateMany`, but of each row only when nobody has changed it since.
 *
 * @returns the ids of the rows that were changed
 */
export async function updateGuarded(
  tx: Transaction,
  table: string,
  changes: readonly GuardedChange[],
): Promise<ReadonlySet<string>> {
  const rows = changes.map(({ id, lockVersion, change }) => ({ keys: [id, lockVersion], change }));
  const changed = await Promise.all(
    parts(rows).map((part) =>
      tx.query<{ id: string }>(`${updateText(table, ['id', 'lock_version'], part)} RETURNING id`, valuesOf(part)),
    ),
  );
  return new Set(changed.flat().map(({ id }) => id));
}

/** What a row is found by, and its new values. */
interface RowChange {
  readonly keys: readonly (string | number)[];
  readonly change: Change;
}

function parts(rows: readonly RowChange[]): readonly (readonly RowChange[])[] {
  const [first] = rows;
  if (first === undefined) return [];
  const perStatement = Math.floor(parametersPerStatement / (first.keys.length + Object.keys(first.change).length));
  return Array.from({ length: Math.ceil(rows.length / perStatement) }, (_, index) =>
    rows.slice(index * perStatement, (index + 1) * perStatement),
  );
}

/** One row is bound by itself, with its new values before its keys; of several the keys come first. */
function valuesOf(rows: readonly RowChange[]): unknown[] {
  return rows.flatMap(({ keys, change }) =>
    rows.length === 1 ? [...Object.values(change), ...keys] : [...keys, ...Object.values(change)],
  );
}

/** Statements by table, columns, which of them are whole numbers, and number of rows: the same few are sent all the time. */
const texts = new Map<string, string>();
const mostTexts = 1000;

function updateText(table: string, keys: readonly string[], rows: readonly RowChange[]): string {
  const columns = Object.keys(rows[0]?.change ?? {});
  const isWhole = (column: string) =>
    rows.some(({ change }) => typeof change[column] === 'number' || typeof change[column] === 'boolean');
  const whole = rows.length === 1 ? [] : columns.filter(isWhole);
  const key = [table, rows.length, keys.join(), columns.join(), whole.join()].join(' ');
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = rows.length === 1 ? oneText(table, keys, columns) : manyText(table, keys, columns, whole, rows.length);
  if (texts.size >= mostTexts) texts.clear();
  texts.set(key, text);
  return text;
}

function oneText(table: string, keys: readonly string[], columns: readonly string[]): string {
  const set = columns.map((name) => `${name} = ?`).join(', ');
  return `UPDATE ${table} SET ${set} WHERE ${keys.map((name) => `${name} = ?`).join(' AND ')}`;
}

/** What is bound in VALUES is text on PostgreSQL until it is cast; of the keys only the first, the id, is one. */
function manyText(
  table: string,
  keys: readonly string[],
  columns: readonly string[],
  whole: readonly string[],
  count: number,
): string {
  const value = (index: number, asWhole: boolean) =>
    asWhole ? `CAST(v.column${index + 1} AS INTEGER)` : `v.column${index + 1}`;
  const set = columns.map((name, index) => `${name} = ${value(keys.length + index, whole.includes(name))}`);
  const found = keys.map((name, index) => `${table}.${name} = ${value(index, index > 0)}`);
  const one = `(${Array.from({ length: keys.length + columns.length }, () => '?').join(', ')})`;
  const values = Array.from({ length: count }, () => one).join(', ');
  return `UPDATE ${table} SET ${set.join(', ')} FROM (VALUES ${values}) AS v WHERE ${found.join(' AND ')}`;
}
