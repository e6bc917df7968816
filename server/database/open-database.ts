import type { Clock } from '../clock.ts';
import type { Database, DatabaseLocation, Snapshot } from './database.ts';
import { openPostgres, openPostgresSnapshot } from './open-postgres.ts';
import { openSqlite, openSqliteSnapshot } from './open-sqlite.ts';

export type { Database, DatabaseLocation } from './database.ts';

/**
 * Opens the database; the schema is brought up to date by `migrate`.
 *
 * @throws {Error} with one sentence on what to do: the file is used by another process, the native part of SQLite
 *   is missing, PostgreSQL does not answer
 */
export function openDatabase(location: DatabaseLocation, clock: Clock): Promise<Database> {
  return location.type === 'sqlite' ? openSqlite(location, clock) : openPostgres(location, clock);
}

/**
 * Opens the last committed state of a database for reading; whatever is committed meanwhile is not seen. A server may
 * use it at the same time; on SQLite its log grows until the snapshot is closed.
 *
 * @throws {Error} as `openDatabase`
 */
export function openSnapshot(location: DatabaseLocation): Promise<Snapshot> {
  return location.type === 'sqlite' ? openSqliteSnapshot(location) : openPostgresSnapshot(location);
}
