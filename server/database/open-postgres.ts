import type { Pool } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Clock } from '../clock.ts';
import type { Database, DatabaseLocation, Snapshot } from './database.ts';
import { toNumberedPlaceholders, toStored } from './dialect.ts';
import { readOn } from './postgres-reader.ts';
import { createPostgresUnitOfWork } from './postgres-unit-of-work.ts';
import { PostgresWakeUp } from './postgres-wake-up.ts';
import { watchWrites } from './watch-writes.ts';

/** A command that finds no free connection in this time is refused with 503 instead of queueing without end. */
const connectTimeoutMs = 5000;
const usualStatementTimeoutMs = 30_000;

/** How much longer than its own limit a PostgreSQL is waited for: afterwards it is gone, not slow. */
const silenceMs = 5000;

const readOnly = '-c default_transaction_read_only=on';
/** Lists find few rows or very many, by what is asked for: each is planned for its own values. */
const plannedEachTime = '-c plan_cache_mode=force_custom_plan';

/** The connections to one PostgreSQL. */
export interface PostgresPools {
  /** For commands. */
  readonly writing: DataSource;
  /** Sessions that refuse writes, for queries. */
  readonly reading: DataSource;
}

/** PostgreSQL: a pool for commands and a pool of read-only sessions for queries. */
export async function openPostgres(
  location: Extract<DatabaseLocation, { type: 'postgres' }>,
  clock: Clock,
): Promise<Database> {
  const pools = await connectPools(location);
  const database = databaseOn(pools, location, clock);
  return {
    ...database,
    close: async () => {
      await database.close();
      await endPools(pools);
    },
  };
}

/** @throws {Error} with one sentence on what to do when PostgreSQL does not answer */
export async function connectPools(location: Extract<DatabaseLocation, { type: 'postgres' }>): Promise<PostgresPools> {
  const { url, poolSize = 10, statementTimeoutMs = usualStatementTimeoutMs } = location;
  const writing = await connect(url, { poolSize, options: '', pipeline: true, statementTimeoutMs });
  const reading = await connect(url, {
    poolSize,
    options: `${readOnly} ${plannedEachTime}`,
    pipeline: false,
    statementTimeoutMs,
  });
  return { writing, reading };
}

/** Waits for whoever has borrowed a connection. */
export async function endPools({ writing, reading }: PostgresPools): Promise<void> {
  await reading.destroy();
  await writing.destroy();
}

/** A database over pools that stay connected when it is closed. */
export function databaseOn(
  { writing, reading }: PostgresPools,
  location: Extract<DatabaseLocation, { type: 'postgres' }>,
  clock: Clock,
): Database {
  const writes = watchWrites(createPostgresUnitOfWork(poolOf(writing), clock));
  const wakeUp = new PostgresWakeUp(location.url, (sql) => readOn(poolOf(writing), sql, []));
  return {
    location,
    unitOfWork: writes.unitOfWork,
    wakeUp,
    reader: { dialect: 'postgres', query: (sql, params = []) => readOn(poolOf(reading), sql, params) },
    ping: async () => {
      await readOn(poolOf(reading), 'SELECT 1', []);
      await writes.probe();
    },
    close: () => wakeUp.close(),
  };
}

/** A repeatable read on a connection of its own, without a limit of time. */
export async function openPostgresSnapshot({
  url,
}: Extract<DatabaseLocation, { type: 'postgres' }>): Promise<Snapshot> {
  const source = await connect(url, { poolSize: 1, options: readOnly, pipeline: false, statementTimeoutMs: 0 });
  const runner = source.createQueryRunner();
  await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  return {
    reader: { dialect: 'postgres', query: (sql, params = []) => rowsOf(runner, sql, params) },
    close: async () => {
      await runner.release();
      await source.destroy();
    },
  };
}

async function rowsOf<T>(runner: QueryRunner, sql: string, params: readonly unknown[]): Promise<readonly T[]> {
  return (await runner.query(toNumberedPlaceholders(sql), params.map(toStored), true)).records as readonly T[];
}

interface Connections {
  readonly poolSize: number;
  /** Settings of each session, as the command line of PostgreSQL takes them. */
  readonly options: string;
  /** Statements are sent without waiting for the answers of those before. */
  readonly pipeline: boolean;
  /** 0 for no limit. */
  readonly statementTimeoutMs: number;
}

/** The driver's pool: TypeORM opens and closes it, transactions run on its connections directly. */
export function poolOf(dataSource: DataSource): Pool {
  return Reflect.get(dataSource.driver, 'master') as Pool;
}

function connect(url: string, { poolSize, options, pipeline, statementTimeoutMs }: Connections): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: connectTimeoutMs,
    extra: {
      options,
      pipeline,
      statement_timeout: statementTimeoutMs,
      query_timeout: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + silenceMs,
      // A node that sleeps inside a transaction must not keep its cases from the others.
      idle_in_transaction_session_timeout: statementTimeoutMs,
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
