import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { Database, DatabaseLocation, Snapshot } from './database.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { loadSqlite, lockForThisProcess } from './sqlite-lock.ts';
import { createSqliteUnitOfWork } from './sqlite-unit-of-work.ts';
import type { Reader } from './unit-of-work.ts';
import { localWakeUp } from './wake-up.ts';
import { watchWrites } from './watch-writes.ts';

/**
 * The embedded database: one file, one process, two connections. Writes go through one connection in turn; reads
 * see the last commit on the other (WAL), so a long report never waits for a writer.
 *
 * `synchronous=FULL` flushes every commit. `NORMAL` is faster and may lose the last commits when power fails; with `OFF`
 * the file may be lost as a whole then, which is right only for one that is thrown away afterwards.
 */
export async function openSqlite(
  location: Extract<DatabaseLocation, { type: 'sqlite' }>,
  clock: Clock,
): Promise<Database> {
  const { file, synchronous = 'FULL' } = location;
  mkdirSync(dirname(file), { recursive: true });
  const driver = loadSqlite();
  const unlock = lockForThisProcess(driver, file);
  try {
    const writing = await connect(driver, file, [
      'journal_mode = WAL',
      `synchronous = ${synchronous}`,
      'foreign_keys = ON',
      'busy_timeout = 50',
      ...writerMemory,
    ]);
    const reading = await connect(driver, file, ['busy_timeout = 5000', 'query_only = ON']);
    const read = new SqliteConnection(handleOf(reading));
    const writes = watchWrites(createSqliteUnitOfWork(new SqliteConnection(handleOf(writing)), clock));
    return {
      location,
      unitOfWork: writes.unitOfWork,
      wakeUp: localWakeUp(),
      reader: readerOn(read),
      ping: async () => {
        await read.run('SELECT 1', []);
        await writes.probe();
      },
      close: async () => {
        await reading.destroy();
        await writing.destroy();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Sixty-four commands in one transaction change about a thousand pages: with less cache they would go to disk twice, and
 * the undo pages of their savepoints into a temporary file. The log may grow to 16 MiB before it is moved into the file.
 */
const writerMemory = ['cache_size = -16384', 'temp_store = MEMORY', 'wal_autocheckpoint = 4000'];

/** A read transaction beside whoever uses the file. @throws {Error} when there is no such file */
export async function openSqliteSnapshot({ file }: Extract<DatabaseLocation, { type: 'sqlite' }>): Promise<Snapshot> {
  if (!existsSync(file)) throw new Error(`there is no database ${file}: check PRAXIS_DATA_DIR`);
  const reading = await connect(loadSqlite(), file, ['busy_timeout = 5000', 'query_only = ON']);
  const connection = new SqliteConnection(handleOf(reading));
  connection.execute('BEGIN');
  return { reader: readerOn(connection), close: () => reading.destroy() };
}

function readerOn(connection: SqliteConnection): Reader {
  return {
    dialect: 'sqlite',
    query: async <T>(sql: string, params: readonly unknown[] = []) => (await connection.run(sql, params)).rows as T[],
  };
}

function connect(driver: typeof BetterSqlite3, file: string, pragmas: readonly string[]): Promise<DataSource> {
  return new DataSource({
    type: 'better-sqlite3',
    driver,
    database: file,
    prepareDatabase: (handle: BetterSqlite3.Database) => {
      for (const pragma of pragmas) handle.pragma(pragma);
    },
  }).initialize();
}

/** The driver's connection: TypeORM opens and closes it, statements run on it directly. */
function handleOf(dataSource: DataSource): BetterSqlite3.Database {
  return Reflect.get(dataSource.driver, 'databaseConnection') as BetterSqlite3.Database;
}
