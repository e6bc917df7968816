import type { Dialect } from './dialect.ts';

/** One transaction. SQL has `?` placeholders; values as in `toStored`. Usable until the work it was given to has ended. */
export interface Transaction {
  readonly dialect: Dialect;
  /** The same for all transactions of one database: what was learned of it is remembered under this. */
  readonly database: object;
  /** The injected clock when the transaction began. */
  readonly now: Date;
  /** Rows of a `SELECT` or of a `RETURNING` clause; integers are numbers on both databases. */
  query<T>(sql: string, params?: readonly unknown[]): Promise<readonly T[]>;
  /** Runs a statement and returns how many rows it changed. */
  execute(sql: string, params?: readonly unknown[]): Promise<number>;
  /** Remembers an effect outside the database; it runs when the transaction is durable, and never if it is not. */
  afterCommit(effect: () => void): void;
}

/**
 * Runs `work` in a transaction and returns what it returns; if it throws, nothing is stored.
 *
 * `work` may run more than once (lost races on PostgreSQL), so it keeps its effects to the transaction and to
 * `afterCommit`. It must not start another unit of work and must not wait for anything but the database.
 */
export type UnitOfWork = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** Reads committed data on a connection that refuses writes. */
export interface Reader {
  readonly dialect: Dialect;
  query<T>(sql: string, params?: readonly unknown[]): Promise<readonly T[]>;
}
