import { insertMany } from '../database/insert-many.ts';
import type { Row } from '../database/row.ts';
import type { Transaction } from '../database/unit-of-work.ts';

/** What repeats from entry to entry and is kept once, by the columns of the view `history`. */
interface Part {
  readonly table: string;
  readonly columns: readonly string[];
  /** What it is found by, as the index on it is written; the other columns follow from these. */
  readonly known: Readonly<Record<string, string>>;
}

const place: Part = {
  table: 'history_place',
  columns: ['record_id', 'root_id', 'instance_id', 'version_id', 'process_id'],
  known: {
    instance_id: `COALESCE(instance_id, '')`,
    record_id: `COALESCE(record_id, '')`,
    version_id: `COALESCE(version_id, '')`,
  },
};
const kind: Part = {
  table: 'history_kind',
  columns: ['element_id', 'element_type', 'lifecycle', 'timeline'],
  known: {
    element_id: `COALESCE(element_id, '')`,
    element_type: `COALESCE(element_type, '')`,
    lifecycle: 'lifecycle',
    timeline: 'timeline',
  },
};
const actor: Part = { table: 'history_actor', columns: ['actor'], known: { actor: 'actor' } };

/** Adds rows of `historyRow` to the history. */
export async function writeHistory(tx: Transaction, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const [places, kinds, actors] = await Promise.all([
    numbersOf(tx, place, rows),
    numbersOf(tx, kind, rows),
    numbersOf(
      tx,
      actor,
      rows.filter((row) => row['actor'] !== null),
    ),
  ]);
  const entries = rows.map((row) => ({
    at: (row['at'] as Date).getTime(),
    place_id: places(row),
    kind_id: kinds(row),
    actor_id: row['actor'] === null ? null : actors(row),
    token_id: row['token_id'],
    details: row['details'] === '{}' ? null : row['details'],
  }));
  await insertMany(tx, 'history_entry', entries);
}

/** Numbers by database and part that are known to be committed; they never change. */
const remembered = new WeakMap<object, Map<Part, Map<string, number>>>();
/** Most parts remembered of one kind: more are read again. */
const most = 10_000;

/** The numbers of the parts of rows; what is not there yet is added. */
async function numbersOf(tx: Transaction, part: Part, rows: readonly Row[]): Promise<(row: Row) => number> {
  const known = rememberedOf(tx.database, part);
  const found = new Map<string, number>();
  const missing = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(part, row);
    const number = known.get(key);
    if (number === undefined) missing.set(key, row);
    else found.set(key, number);
  }
  if (missing.size > 0) {
    const numbered = await Promise.all(
      [...missing].map(async ([key, row]) => [key, await numberOf(tx, part, row)] as const),
    );
    for (const [key, number] of numbered) found.set(key, number);
    tx.afterCommit(() => {
      if (known.size + numbered.length > most) known.clear();
      for (const [key, number] of numbered) known.set(key, number);
    });
  }
  return (row) => found.get(keyOf(part, row)) as number;
}

function rememberedOf(database: object, part: Part): Map<string, number> {
  const parts = remembered.get(database) ?? new Map<Part, Map<string, number>>();
  remembered.set(database, parts);
  const numbers = parts.get(part) ?? new Map<string, number>();
  parts.set(part, numbers);
  return numbers;
}

function keyOf({ known }: Part, row: Row): string {
  let key = '';
  for (const column in known) key += `${row[column] ?? ''}\n`;
  return key;
}

async function numberOf(tx: Transaction, { table, columns, known }: Part, row: Row): Promise<number> {
  const where = Object.values(known).map((expression) => `${expression} = ?`);
  const values = Object.keys(known).map((column) => row[column] ?? '');
  const [there] = await tx.query<{ id: number }>(
    `SELECT id FROM ${table} WHERE ${where.join(' AND ')} ORDER BY id LIMIT 1`,
    values,
  );
  if (there) return there.id;
  const [added] = await tx.query<{ id: number }>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) RETURNING id`,
    columns.map((column) => row[column] ?? null),
  );
  if (!added) throw new Error(`${table} gave no number`);
  return added.id;
}
