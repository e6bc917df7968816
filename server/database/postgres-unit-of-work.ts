import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';
import { fault } from '../fault.ts';
import { abandon, PostgresConnection } from './postgres-connection.ts';
import { openTransaction, runEffects } from './transaction.ts';
import { isSilence, planOutdated, sqlState } from './unavailable.ts';
import type { Transaction, UnitOfWork } from './unit-of-work.ts';

const attempts = 5;
/** Serialization failure, deadlock: the database undid us so that another could finish; try again. */
const lostRaces = ['40001', '40P01', planOutdated];

/**
 * Writes on PostgreSQL: transactions of a pool side by side, READ COMMITTED; versions and unique constraints decide
 * races. One that lost a race is run again, after a random wait so that the rivals do not meet again.
 */
export function createPostgresUnitOfWork(pool: Pool, clock: Clock): UnitOfWork {
  const database = {};
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runOnce(pool, { clock, database }, work);
      } catch (error) {
        if (attempt >= attempts || !lostRaces.includes(sqlState(error))) throw error;
        await delay(Math.random() * 10 * 2 ** attempt);
      }
    }
  };
}

async function runOnce<T>(
  pool: Pool,
  { clock, database }: { readonly clock: Clock; readonly database: object },
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  fault('before-begin');
  const client = await pool.connect();
  // A connection that breaks while it is lent out says so by an event as well; its statements fail anyway.
  client.on('error', ignored);
  const connection = new PostgresConnection(client);
  const open = openTransaction(connection, clock.now(), database);
  let broken = false;
  try {
    const value = await work(open.transaction);
    open.close();
    fault('before-commit');
    await connection.commit();
    fault('after-commit');
    runEffects(open.effects);
    return value;
  } catch (error) {
    open.close();
    broken = isSilence(error) || sqlState(error) === planOutdated;
    if (isSilence(error)) abandon(client);
    else
      await connection.rollback().catch(() => {
        broken = true;
      });
    throw error;
  } finally {
    client.off('error', ignored);
    client.release(broken);
  }
}

function ignored(): void {}
