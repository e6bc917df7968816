import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { fault } from '../fault.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { openTransaction, runEffects } from './transaction.ts';
import { sqlState } from './unavailable.ts';
import type { Transaction, UnitOfWork } from './unit-of-work.ts';

interface Waiting {
  readonly run: (tx: Transaction) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Done {
  readonly waiting: Waiting;
  readonly value: unknown;
  readonly effects: readonly (() => void)[];
}

/** Commands that share one commit at most; the first of them waits for the last. */
const commandsPerCommit = 64;

/**
 * Writes on SQLite: one command at a time, in the order they came.
 *
 * One connection can hold one transaction, so overlapping ones would fail or, worse, lose a foreign write at a
 * rollback. Under load waiting commands share a commit (the disk flush is what costs): each runs in its own
 * SAVEPOINT and is answered only after the COMMIT. `BEGIN IMMEDIATE`, because a transaction that becomes a writer
 * late fails with SQLITE_BUSY when somebody else, a shell say, wrote meanwhile.
 */
export function createSqliteUnitOfWork(connection: SqliteConnection, clock: Clock): UnitOfWork {
  const queue: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    try {
      while (queue.length > 0) await commitTogether(connection, clock, queue);
    } finally {
      running = false;
    }
  }

  return <T>(work: (tx: Transaction) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      queue.push({ run: work, resolve: (value) => resolve(value as T), reject });
      if (!running) void drain();
    });
}

async function commitTogether(connection: SqliteConnection, clock: Clock, queue: Waiting[]): Promise<void> {
  const done: Done[] = [];
  let begun = false;
  try {
    await begin(connection);
    begun = true;
    for (let count = 0; count < commandsPerCommit; count++) {
      const waiting = queue.shift();
      if (waiting === undefined) break;
      const outcome = await runInSavepoint(connection, clock, waiting);
      if (outcome !== undefined) done.push(outcome);
      // A full disk, for one, makes SQLite undo the whole transaction by itself.
      if (!connection.inTransaction) throw new Error('the database ended the transaction');
    }
    fault('before-commit');
    connection.execute('COMMIT');
    fault('after-commit');
  } catch (error) {
    rollBack(connection);
    // Whoever waits would only wait as long for the same answer.
    if (!begun) for (const waiting of queue.splice(0)) waiting.reject(error);
    for (const { waiting } of done) waiting.reject(error);
    return;
  }
  for (const { waiting, value, effects } of done) {
    waiting.resolve(value);
    runEffects(effects);
  }
}

/** Tries at a database that somebody else writes to, and the longest wait before the second of them, in milliseconds. */
const attempts = 5;
const firstWaitMs = 200;

/** Nothing else of this process waits meanwhile: the driver itself would stand still with it. */
async function begin(connection: SqliteConnection): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      fault('before-begin');
      connection.execute('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (attempt >= attempts || sqlState(error) !== 'SQLITE_BUSY') throw error;
      await delay(Math.random() * firstWaitMs * 2 ** (attempt - 1));
    }
  }
}

/** An undoing that fails has been done by the database itself, or the next beginning says so. */
function rollBack(connection: SqliteConnection): void {
  try {
    if (connection.inTransaction) connection.execute('ROLLBACK');
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Runs one command; `undefined` when it failed, which undoes that command only and has been told to its caller. */
async function runInSavepoint(connection: SqliteConnection, clock: Clock, waiting: Waiting): Promise<Done | undefined> {
  const open = openTransaction(connection, clock.now(), connection);
  connection.execute('SAVEPOINT command');
  try {
    const value = await waiting.run(open.transaction);
    open.close();
    connection.execute('RELEASE command');
    return { waiting, value, effects: open.effects };
  } catch (error) {
    open.close();
    if (connection.inTransaction) {
      connection.execute('ROLLBACK TO command');
      connection.execute('RELEASE command');
    }
    waiting.reject(error);
    return undefined;
  }
}
