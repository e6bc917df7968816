import type { Clock } from '../clock.ts';
import type { Database, DatabaseLocation } from './database.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';

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
