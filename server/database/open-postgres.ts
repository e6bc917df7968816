import { DataSource } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { Database, DatabaseLocation, Snapshot } from './database.ts';
import { abandon, PostgresConnection } from './postgres-connection.ts';
import { createPostgresUnitOfWork } from './postgres-unit-of-work.ts';
import { PostgresWakeUp } from './postgres-wake-up.ts';
import { isSilence } from './unavailable.ts';
import { watchWrites } from './watch-writes.ts';

/** A command that finds no free connection in this time is refused with 503 instead of queueing without end. */
const connectTimeoutMs = 5000;
const usualStatementTimeoutMs = 30_000;

/** How much longer than its own limit a PostgreSQL is waited for: afterwards it is gone, not slow. */
const silenceMs = 5000;

/** PostgreSQL: a pool for commands and a pool of read-only sessions for queries. */
export async function openPostgres(
  { url, poolSize = 10, statementTimeoutMs = usualStatementTimeoutMs }: Extract<DatabaseLocation, { type: 'postgres' }>,
  clock: Clock,
): Promise<Database> {
  const writing = await connect(url, poolSize, '', statementTimeoutMs);
  const reading = await connect(url, poolSize, '-c default_transaction_read_only=on', statementTimeoutMs);
  const writes = watchWrites(createPostgresUnitOfWork(writing, clock));
  const wakeUp = new PostgresWakeUp(url, (sql) => read(writing, sql, []));
  return {
    unitOfWork: writes.unitOfWork,
    wakeUp,
    reader: { dialect: 'postgres', query: (sql, params = []) => read(reading, sql, params) },
    ping: async () => {
      await read(reading, 'SELECT 1', []);
      await writes.probe();
    },
    close: async () => {
      await wakeUp.close();
      await reading.destroy();
      await writing.destroy();
    },
  };
}

/** A repeatable read on a connection of its own, without a limit of time. */
export async function openPostgresSnapshot({
  url,
}: Extract<DatabaseLocation, { type: 'postgres' }>): Promise<Snapshot> {
  const source = await connect(url, 1, '-c default_transaction_read_only=on', 0);
  const runner = source.createQueryRunner();
  await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const connection = new PostgresConnection(runner);
  return {
    reader: {
      dialect: 'postgres',
      query: async <T>(sql: string, params: readonly unknown[] = []) => (await connection.run(sql, params)).rows as T[],
    },
    close: async () => {
      await runner.release();
      await source.destroy();
    },
  };
}

async function read<T>(dataSource: DataSource, sql: string, params: readonly unknown[]): Promise<readonly T[]> {
  const runner = dataSource.createQueryRunner();
  try {
    return (await new PostgresConnection(runner).run(sql, params)).rows as readonly T[];
  } catch (error) {
    if (isSilence(error)) await abandon(runner);
    throw error;
  } finally {
    await runner.release();
  }
}

function connect(url: string, poolSize: number, options: string, statementTimeout: number): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: connectTimeoutMs,
    extra: {
      options,
      statement_timeout: statementTimeout,
      query_timeout: statementTimeout === 0 ? 0 : statementTimeout + silenceMs,
      keepAlive: true,
      types: { getTypeParser: parserOf },
    },
  })
    .initialize()
    .catch((cause: unknown) => {
      throw new Error('PostgreSQL does not answer: check PRAXIS_DATABASE_URL and that the server runs', { cause });
    });
}

/** Object ids of the number types of `pg_type`: int8, int2, int4, oid, float4, float8, numeric. */
const numberTypes = [20, 21, 23, 26, 700, 701, 1700];

/** Rows look as those of SQLite do: counts and sequence numbers are numbers (all far below 2^53), all else is text. */
function parserOf(oid: number): (value: string) => unknown {
  return numberTypes.includes(oid) ? Number : (value) => value;
}
