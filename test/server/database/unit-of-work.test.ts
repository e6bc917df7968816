import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { insertMany } from '../../../server/database/insert-many.ts';
import { type Database, openDatabase } from '../../../server/database/open-database.ts';
import { updateGuarded, updateMany } from '../../../server/database/update-many.ts';
import { anEmptyDatabase, bothDatabases, type TestDatabase } from '../../support/database.ts';

describe.each(bothDatabases)('unit of work on %s', (dialect) => {
  let place: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    place = await anEmptyDatabase(dialect);
    database = await openDatabase(place.location, systemClock);
    await database.unitOfWork((tx) => tx.execute('CREATE TABLE step (id TEXT PRIMARY KEY, n BIGINT)'));
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });
  const count = async () =>
    (await database.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM step WHERE id <> ?', ['']))[0]?.n;

  test('given 100 concurrent transactions of which every fifth fails, then exactly the others are stored', async () => {
    const work = Array.from({ length: 100 }, (_, index) =>
      database.unitOfWork(async (tx) => {
        await tx.execute('INSERT INTO step (id, n) VALUES (?, ?)', [`s${index}`, index]);
        await Promise.resolve();
        if (index % 5 === 0) throw new Error('refused');
        return index;
      }),
    );

    const outcomes = await Promise.allSettled(work);

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect(outcomes[7]).toEqual({ status: 'fulfilled', value: 7 });
    expect(await count()).toBe(80);
  });

  test('given 2,001 rows changed together and one alone, then each has its own values and no other row changed', async () => {
    const rows = Array.from({ length: 2_002 }, (_, n) => ({ id: `s${n}`, n }));
    await database.unitOfWork(async (tx) => {
      await tx.execute('ALTER TABLE step ADD COLUMN due_at TEXT');
      await insertMany(tx, 'step', rows);
    });
    const due = (n: number) => (n % 2 ? null : new Date(n));

    await database.unitOfWork(async (tx) => {
      await updateMany(tx, 'step', new Map(rows.slice(1).map(({ id, n }) => [id, { n: n * 2, due_at: due(n) }])));
      await updateMany(tx, 'step', new Map([['s1', { n: true, due_at: null }]]));
      await updateMany(tx, 'step', new Map());
    });

    const stored = await database.reader.query<{ n: number; due_at: string | null }>('SELECT * FROM step ORDER BY n');
    expect(stored.slice(0, 4)).toEqual([
      { id: 's0', n: 0, due_at: null },
      { id: 's1', n: 1, due_at: null },
      { id: 's2', n: 4, due_at: '1970-01-01T00:00:00.002Z' },
      { id: 's3', n: 6, due_at: null },
    ]);
    expect(stored.at(-1)).toEqual({ id: 's2001', n: 4_002, due_at: null });
  });

  test('given many rows of which some were changed since they were read, then the others are changed, and it is said which', async () => {
    await database.unitOfWork(async (tx) => {
      await tx.execute('ALTER TABLE step ADD COLUMN lock_version BIGINT');
      const rows = Array.from({ length: 9_000 }, (_, index) => ({
        id: `s${index}`,
        n: index,
        lock_version: index % 3,
      }));
      await insertMany(tx, 'step', rows);
    });
    const changes = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => ({
        id: `s${from + index}`,
        lockVersion: 1,
        change: { n: -1, lock_version: 2 },
      }));

    const answers = await database.unitOfWork(async (tx) => [
      await updateGuarded(tx, 'step', changes(2, 9_000)),
      await updateGuarded(tx, 'step', changes(1, 2)),
      await updateGuarded(tx, 'step', changes(0, 1)),
      await updateGuarded(tx, 'step', []),
    ]);

    expect(answers.map(({ size }) => size)).toEqual([2_999, 1, 0, 0]);
    expect([answers[0]?.has('s4'), answers[0]?.has('s5'), answers[1]?.has('s1')]).toEqual([true, false, true]);
    const stored = await database.reader.query(
      'SELECT lock_version, COUNT(*) AS steps, SUM(CASE WHEN n = -1 THEN 1 ELSE 0 END) AS changed FROM step GROUP BY lock_version ORDER BY 1',
    );
    expect(stored).toEqual([
      { lock_version: 0, steps: 3_000, changed: 0 },
      { lock_version: 2, steps: 6_000, changed: 3_000 },
    ]);
  });

  test('given work that fails, then its effects do not happen; given work that succeeds, they happen when it is readable', async () => {
    const seen: (number | undefined)[] = [];
    await expect(
      database.unitOfWork(async (tx) => {
        tx.afterCommit(() => seen.push(-1));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');

    await database.unitOfWork(async (tx) => {
      await tx.execute('INSERT INTO step (id, n) VALUES (?, ?)', ['a', 1]);
      tx.afterCommit(() => seen.push(1));
      expect(await count()).toBe(0);
    });

    expect(seen).toEqual([1]);
    expect(await count()).toBe(1);
  });

  test('given a statement after the transaction has ended, then it is refused', async () => {
    const escaped = await database.unitOfWork(async (tx) => ({ tx }));

    await expect(escaped.tx.execute('DELETE FROM step')).rejects.toThrow('this transaction has ended');
  });

  test('given the reader, when it is asked to write, then the database refuses', async () => {
    await expect(database.reader.query("INSERT INTO step (id) VALUES ('x')")).rejects.toThrow();
    expect(await count()).toBe(0);
  });

  test('given statements read on every connection, when a migration adds a column, then all of them read it', async () => {
    await database.unitOfWork((tx) => tx.execute("INSERT INTO step (id, n) VALUES ('a', 1)"));
    const readTogether = () =>
      Promise.all(Array.from({ length: 12 }, () => database.reader.query('SELECT * FROM step WHERE id = ?', ['a'])));
    expect(await readTogether()).toEqual(Array.from({ length: 12 }, () => [{ id: 'a', n: 1 }]));

    await database.unitOfWork((tx) => tx.execute('ALTER TABLE step ADD COLUMN note TEXT'));

    expect(await readTogether()).toEqual(Array.from({ length: 12 }, () => [{ id: 'a', n: 1, note: null }]));
  });

  test('given many rows, when inserted together, then all are there and numbers come back as numbers', async () => {
    const rows = Array.from({ length: 20_001 }, (_, n) => ({ id: `r${n}`, n: 3_000_000_000 + n }));

    await database.unitOfWork((tx) => insertMany(tx, 'step', rows));

    expect(await count()).toBe(20_001);
    expect(await database.reader.query('SELECT id, n FROM step WHERE id = ?', ['r7'])).toEqual([
      { id: 'r7', n: 3_000_000_007 },
    ]);
  });

  test.each([{ value: undefined }, { value: Number.NaN }, { value: {} }])(
    'given the parameter $value, then the statement is refused before it reaches the database',
    async ({ value }) => {
      await expect(database.unitOfWork((tx) => tx.query('SELECT id FROM step WHERE id = ?', [value]))).rejects.toThrow(
        'SQL parameter',
      );
    },
  );

  test('given two who read and raise one counter at once, then nothing is lost', async () => {
    await database.unitOfWork((tx) => tx.execute("INSERT INTO step (id, n) VALUES ('counter', 0)"));

    await Promise.all(
      Array.from({ length: 30 }, () =>
        database.unitOfWork((tx) => tx.execute("UPDATE step SET n = n + 1 WHERE id = 'counter'")),
      ),
    );

    expect(await database.reader.query("SELECT n FROM step WHERE id = 'counter'")).toEqual([{ n: 30 }]);
  });
});
