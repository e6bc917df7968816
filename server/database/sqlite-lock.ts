import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

/** @throws {Error} one sentence on what to do when the native part is missing */
export function loadSqlite(): typeof BetterSqlite3 {
  try {
    const sqlite = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3;
    new sqlite(':memory:').close();
    return sqlite;
  } catch (cause) {
    throw new Error(
      'the native part of better-sqlite3 is missing: run "npm rebuild better-sqlite3" (it downloads or compiles it), ' +
        'or set PRAXIS_DATABASE_URL to a PostgreSQL database',
      { cause },
    );
  }
}

/**
 * Makes sure that no second process uses `file`: two would each believe to be alone with the jobs and sessions.
 *
 * The lock is an exclusive transaction on `<file>.lock` held while the process lives; the operating system drops it
 * with the process, so nothing is left behind by a crash.
 *
 * @returns releases the lock
 * @throws {Error} when another process holds it
 */
export function lockForThisProcess(sqlite: typeof BetterSqlite3, file: string): () => void {
  const lock = new sqlite(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new Error(
      `another process uses the database ${file}: stop it first, or give this one its own PRAXIS_DATA_DIR`,
      { cause },
    );
  }
  return () => lock.close();
}
