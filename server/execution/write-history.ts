import { insertMany } from '../database/insert-many.ts';
import type { Row } from '../database/row.ts';
import type { Transaction } from '../database/unit-of-work.ts';

/** What repeats from entry to entry and is kept once, by the columns of the view `history`. */
interface Part {
  readonly table: string;
  readonly columns: readonly string[];
  /** What it is found by, as the index on it is written; the other columns follow from these. */
  readonly known: Readonly<Record<string, string>>;
  /** There are so few that all of them are read at the first use; else each is looked for. */
  readonly isFew: boolean;
}

const place: Part = {
  table: 'history_place',
  columns: ['record_id', 'root_id', 'instance_id', 'version_id', 'process_id'],
  known: {
    instance_id: `COALESCE(instance_id, '')`,
    record_id: `COALESCE(record_id, '')`,
    version_id: `COALESCE(version_id, '')`,
  },
  isFew: false,
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
  isFew: true,
};
const actor: Part = { table: 'history_actor', columns: ['actor'], known: { actor: 'actor' }, isFew: false };

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

/** Numbers of one kind of part that are known to be committed; they never change. */
interface Known {
  readonly numbers: Map<string, number>;
  /** Of a part that is read as a whole: was it? */
  isWhole: boolean;
}

const remembered = new WeakMap<object, Map<Part, Known>>();
/** Most parts remembered of one kind: more are read again. */
const most = 10_000;
const partsPerStatement = 1_000;

/** The numbers of the parts of rows; what is not there yet is added. */
async function numbersOf(tx: Transaction, part: Part, rows: readonly Row[]): Promise<(row: Row) => number> {
  const known = rememberedOf(tx.database, part);
  if (part.isFew && !known.isWhole) await readWhole(tx, part, known);
  const found = new Map<string, number>();
  const missing = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(part, row);
    const number = known.numbers.get(key);
    if (number === undefined) missing.set(key, row);
    else found.set(key, number);
  }
  if (missing.size > 0) {
    const numbered = await numbersIn(tx, part, [...missing.values()]);
    for (const [key, number] of numbered) found.set(key, number);
    tx.afterCommit(() => {
      if (known.numbers.size + numbered.size > most) Object.assign(known, { isWhole: false }).numbers.clear();
      for (const [key, number] of numbered) known.numbers.set(key, number);
    });
  }
  return (row) => found.get(keyOf(part, row)) as number;
}

function rememberedOf(database: object, part: Part): Known {
  const parts = remembered.get(database) ?? new Map<Part, Known>();
  remembered.set(database, parts);
  const known = parts.get(part) ?? { numbers: new Map<string, number>(), isWhole: false };
  parts.set(part, known);
  return known;
}

/** Before this transaction has added any: what it reads is committed. */
async function readWhole(tx: Transaction, part: Part, known: Known): Promise<void> {
  const rows = await tx.query<Row>(`SELECT ${namesOf(part)} FROM ${part.table} ORDER BY id DESC LIMIT ${most}`);
  for (const row of rows) known.numbers.set(keyOf(part, row), Number(row['id']));
  known.isWhole = true;
}

function namesOf({ known }: Part): string {
  return ['id', ...Object.keys(known)].join(', ');
}

/** Flags are 1 and 0 where they are stored. */
function keyOf({ known }: Part, row: Row): string {
  let key = '';
  for (const column in known) {
    const value = row[column] ?? '';
    key += `${typeof value === 'boolean' ? Number(value) : value}\n`;
  }
  return key;
}

/**
 * Numbers by key; what is not there is added, with one statement. Of few parts all are known, but for those that another
 * node has added meanwhile: such a part is then there twice, which says the same twice.
 */
async function numbersIn(tx: Transaction, part: Part, rows: readonly Row[]): Promise<ReadonlyMap<string, number>> {
  const { table, columns, known } = part;
  const numbers = new Map<string, number>();
  const keep = (numbered: readonly Row[]) => {
    for (const row of numbered) numbers.set(keyOf(part, row), Number(row['id']));
  };
  const columnsKnown = Object.keys(known);
  const conditions = Object.values(known).map((expression, index) => `${expression} = v.column${index + 1}`);
  for (let from = 0; from < rows.length; from += partsPerStatement) {
    const chunk = rows.slice(from, from + partsPerStatement);
    if (!part.isFew) {
      const wanted = chunk.flatMap((row) => columnsKnown.map((column) => row[column] ?? ''));
      // A cross join is what keeps SQLite from reading the whole table once for all values.
      const found = `FROM (VALUES ${placesOf(columnsKnown, chunk)}) AS v CROSS JOIN ${table} WHERE ${conditions.join(' AND ')}`;
      // The latest first, so that of two that are the same the older one stays.
      keep(await tx.query<Row>(`SELECT ${namesOf(part)} ${found} ORDER BY id DESC`, wanted));
    }
    const fresh = chunk.filter((row) => !numbers.has(keyOf(part, row)));
    if (fresh.length === 0) continue;
    keep(
      await tx.query<Row>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${placesOf(columns, fresh)} RETURNING ${namesOf(part)}`,
        fresh.flatMap((row) => columns.map((column) => row[column] ?? null)),
      ),
    );
  }
  return numbers;
}

function placesOf(columns: readonly string[], rows: readonly Row[]): string {
  const one = `(${columns.map(() => '?').join(', ')})`;
  return rows.map(() => one).join(', ');
}
