import type { Pool } from 'pg';
import { toNumberedPlaceholders, toStored } from './dialect.ts';
import { abandon, statementNames } from './postgres-connection.ts';
import { isSilence, planOutdated, sqlState } from './unavailable.ts';

const named = statementNames('read', 200);

/**
 * One statement on any connection of the pool, by itself. After a migration connections remember statements that answer
 * other columns: each is closed, and the statement tried on the next one.
 */
export async function readOn<T>(pool: Pool, sql: string, params: readonly unknown[]): Promise<readonly T[]> {
  for (let connections = pool.totalCount; ; connections--) {
    try {
      return await readOnce<T>(pool, sql, params);
    } catch (error) {
      if (connections <= 0 || sqlState(error) !== planOutdated) throw error;
    }
  }
}

async function readOnce<T>(pool: Pool, sql: string, params: readonly unknown[]): Promise<readonly T[]> {
  const text = toNumberedPlaceholders(sql);
  const values = params.map(toStored);
  const client = await pool.connect();
  // A connection that breaks while it is lent out says so by an event as well; its statement fails anyway.
  client.on('error', ignored);
  let broken = false;
  try {
    return (await client.query({ ...named(text), text, values })).rows;
  } catch (error) {
    broken = isSilence(error) || sqlState(error) === planOutdated;
    if (isSilence(error)) abandon(client);
    throw error;
  } finally {
    client.off('error', ignored);
    client.release(broken);
  }
}

function ignored(): void {}
