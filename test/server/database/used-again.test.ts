import pg from 'pg';
import { expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { anEmptyDatabase } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const onPostgres = { database: 'postgres' } as const;

/** Ids of the connections of the pools: one for commands, one for queries. */
async function backends({ database }: TestServer): Promise<readonly number[]> {
  const sql = 'SELECT pg_backend_pid() AS pid';
  const [writer] = await database.unitOfWork((tx) => tx.query<{ pid: number }>(sql));
  const [reader] = await database.reader.query<{ pid: number }>(sql);
  return [writer?.pid ?? 0, reader?.pid ?? 0];
}

test('given a test that has ended, when the next one has its database, then it has the same connections and finds nothing of it', async () => {
  const first = await givenAServer(onPostgres);
  const rows = () => first.database.reader.query('SELECT user_id, name FROM account ORDER BY user_id');
  const before = await rows();
  await first.database.unitOfWork((tx) => tx.execute(`UPDATE account SET name = 'Somebody else'`));
  const had = { at: first.location, by: await backends(first) };
  await first.close();

  const second = await givenAServer(onPostgres);
  try {
    const found = await second.database.reader.query('SELECT user_id, name FROM account ORDER BY user_id');

    expect({ at: second.location, by: await backends(second) }).toEqual(had);
    expect(found).toEqual(before);
  } finally {
    await second.close();
  }
});

test('given a test that has ended, when something of it still reads or writes, then it is refused', async () => {
  const server = await givenAServer(onPostgres);
  const { reader, unitOfWork } = server.database;
  await server.close();

  await expect(reader.query('SELECT 1 AS one')).rejects.toThrow('has ended');
  await expect(unitOfWork((tx) => tx.execute(`UPDATE account SET name = 'late'`))).rejects.toThrow('has ended');
});

test('given a session that a test has left behind, when the test ends, then the session is ended', async () => {
  const server = await givenAServer(onPostgres);
  const left = new pg.Client({ connectionString: 'url' in server.location ? server.location.url : '' });
  await left.connect();
  await left.query('BEGIN; LOCK TABLE account');
  const ended = new Promise<Error>((resolve) => left.on('error', resolve));
  await server.close();
  expect((await ended).message).toMatch('terminating connection');
});

test('given a test that filled an empty database, when the next one has it, then it is empty', async () => {
  const first = await anEmptyDatabase('postgres');
  const filled = await first.open(systemClock);
  await filled.unitOfWork((tx) => tx.execute('CREATE TABLE left_behind (id TEXT)'));
  await filled.close();
  await first.remove();

  const second = await anEmptyDatabase('postgres');
  const found = await second.open(systemClock);
  try {
    const tables = await found.reader.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");

    expect(second.location).toEqual(first.location);
    expect(tables).toEqual([]);
  } finally {
    await found.close();
    await second.remove();
  }
});
