import type { Reader, UnitOfWork } from './unit-of-work.ts';
import type { WakeUp } from './wake-up.ts';

/** Where the data lives: a file of this process alone, or a PostgreSQL shared by several nodes. */
export type DatabaseLocation =
  | { readonly type: 'sqlite'; readonly file: string; readonly synchronous?: 'FULL' | 'NORMAL' | 'OFF' }
  | {
      readonly type: 'postgres';
      readonly url: string;
      readonly poolSize?: number;
      readonly statementTimeoutMs?: number;
    };

/** An open database: one way to write, one way to read. */
export interface Database {
  readonly location: DatabaseLocation;
  readonly unitOfWork: UnitOfWork;
  readonly reader: Reader;
  readonly wakeUp: WakeUp;
  /** Rejects when the database does not answer, or did not take the last write and still takes none. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** One committed state of a database, as long as it is open. */
export interface Snapshot {
  readonly reader: Reader;
  close(): Promise<void>;
}
