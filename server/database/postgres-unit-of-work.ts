import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock.ts';
import { fault } from '../fault.ts';
import { abandon, PostgresConnection } from './postgres-connection.ts';
import { type OpenTransaction, openTransaction, runEffects } from './transaction.ts';
import { isSilence, sqlState } from './unavailable.ts';
import type { Transaction, UnitOfWork } from './unit-of-work.ts';

const attempts = 5;
/** Serialization failure, deadlock: the database undid us so that another could finish; try again. */
const lostRaces = ['40001', '40P01'];

/**
 * Writes on PostgreSQL: transactions of a pool side by side, READ COMMITTED; versions and unique constraints decide
 * races. One that lost a race is run again, after a random wait so that the rivals do not meet again.
 */
export function createPostgresUnitOfWork(dataSource: DataSource, clock: Clock): UnitOfWork {
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runOnce(dataSource, clock, work);
      } catch (error) {
        if (attempt >= attempts || !lostRaces.includes(sqlState(error))) throw error;
        await delay(Math.random() * 10 * 2 ** attempt);
      }
    }
  };
}

async function runOnce<T>(dataSource: DataSource, clock: Clock, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  let open: OpenTransaction | undefined;
  try {
    fault('before-begin');
    await runner.query('BEGIN');
    open = openTransaction(new PostgresConnection(runner), clock.now());
    const value = await work(open.transaction);
    open.close();
    fault('before-commit');
    await runner.query('COMMIT');
    fault('after-commit');
    runEffects(open.effects);
    return value;
  } catch (error) {
    open?.close();
    if (isSilence(error)) await abandon(runner);
    else await runner.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}
