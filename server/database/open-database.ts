import type { Clock } from '../clock.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Reader, UnitOfWork } from './unit-of-work.ts';

/** Where the data lives: a file of this process alone, or a PostgreSQL shared by several nodes. */
export type DatabaseLocation =
  | { readonly type: 'sqlite'; readonly file: string; readonly synchronous?: 'FULL' | 'NORMAL' }
  | { readonly type: 'postgres'; readonly url: string; readonly poolSize?: number };

/** An open database: one way to write, one way to read. */
export interface Database {
  readonly unitOfWork: UnitOfWork;
  readonly reader: Reader;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database; the schema is brought up to date by `migrate`.
 *
 * @throws {Error} with one sentence on what to do: the file is used by another process, the native part of SQLite
 *   is missing, PostgreSQL does not answer
 */
export function openDatabase(location: DatabaseLocation, clock: Clock): Promise<Database> {
  return location.type === 'sqlite' ? openSqlite(location, clock) : openPostgres(location, clock);
}
