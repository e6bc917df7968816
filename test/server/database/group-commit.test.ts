import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { SqliteConnection } from '../../../server/database/sqlite-connection.ts';
import { loadSqlite } from '../../../server/database/sqlite-lock.ts';
import { createSqliteUnitOfWork } from '../../../server/database/sqlite-unit-of-work.ts';
import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { anEmptyDatabase } from '../../support/database.ts';

/** The real connection, which also remembers the transaction statements it was given. */
class CountingConnection extends SqliteConnection {
  readonly statements: string[] = [];

  override execute(sql: string): void {
    this.statements.push(sql);
    super.execute(sql);
  }

  count(sql: string): number {
    return this.statements.filter((statement) => statement === sql).length;
  }
}

describe('group commit', () => {
  let file: string;
  let database: Database;
  let connection: CountingConnection;
  let unitOfWork: UnitOfWork;
  beforeEach(async () => {
    const { location } = await anEmptyDatabase('sqlite');
    file = location.type === 'sqlite' ? location.file : '';
    database = new (loadSqlite())(file);
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
    database.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE child (id INTEGER PRIMARY KEY,
        parent_id INTEGER NOT NULL REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)`);
    connection = new CountingConnection(database);
    unitOfWork = createSqliteUnitOfWork(connection, systemClock);
  });
  afterEach(() => {
    database.close();
    rmSync(file);
  });
  const insert = (id: number) => unitOfWork((tx) => tx.execute('INSERT INTO parent (id) VALUES (?)', [id]));
  const stored = () => database.prepare('SELECT COUNT(*) AS n FROM parent').pluck().get();

  test('given one command at a time, then each has a commit of its own', async () => {
    for (let id = 1; id <= 3; id++) await insert(id);

    expect(connection.count('COMMIT')).toBe(3);
  });

  test('given 200 commands at once, then they share commits and all are stored', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, id) => insert(id)));

    expect(connection.count('COMMIT')).toBeLessThanOrEqual(5);
    expect(stored()).toBe(200);
  });

  test('given a command among others that fails, then only it is undone', async () => {
    const outcomes = await Promise.allSettled([insert(1), insert(1), insert(2)]);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored()).toBe(2);
    expect(connection.count('COMMIT')).toBe(1);
  });

  test('given a commit that fails, then nobody of the group is told that it succeeded, and work goes on', async () => {
    const orphan = unitOfWork((tx) => tx.execute('INSERT INTO child (id, parent_id) VALUES (1, 99)'));
    const outcomes = await Promise.allSettled([insert(1), orphan, insert(2)]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(stored()).toBe(0);
    expect(await insert(3)).toBe(1);
  });

  test('given a caller, when it is answered, then its row is in the file', async () => {
    const other = new (loadSqlite())(file, { readonly: true });
    const seen = await Promise.all(
      Array.from({ length: 20 }, async (_, id) => {
        await insert(id);
        return other.prepare('SELECT id FROM parent WHERE id = ?').get(id) !== undefined;
      }),
    );
    other.close();

    expect(seen.every(Boolean)).toBe(true);
  });

  test('given a full database, then commands fail, nothing half is stored, and it recovers', async () => {
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages}`);
    const big = unitOfWork((tx) =>
      tx.execute(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        INSERT INTO parent (id) SELECT i FROM n`),
    );
    await expect(big).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(stored()).toBe(0);

    database.pragma('max_page_count = 1000000');

    expect(await insert(1)).toBe(1);
  });
});
