import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseLocation } from '../server/database/open-database.ts';
import { type RunningPostgres, startEmbeddedPostgres } from '../test/support/embedded-postgres.ts';

/** Databases of one run: one is prepared, and every measurement starts from a copy of it. */
export interface BenchDatabases {
  readonly prepared: DatabaseLocation;
  /** A copy of the prepared one, which must be closed. */
  copy(): Promise<DatabaseLocation>;
  remove(): Promise<void>;
}

/** Files in a temporary folder: WAL, synchronous FULL, as in an installation. */
export function sqliteDatabases(): BenchDatabases {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-bench-'));
  const prepared = join(folder, 'prepared.sqlite');
  let copies = 0;
  return {
    prepared: { type: 'sqlite', file: prepared },
    copy: async () => {
      copies += 1;
      const file = join(folder, `copy-${copies}.sqlite`);
      copyFileSync(prepared, file);
      return { type: 'sqlite', file };
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

let started: Promise<RunningPostgres> | undefined;
let places = 0;

/** The PostgreSQL of the run, durable as it is delivered (fsync, full_page_writes and synchronous_commit on). */
function runsPostgres(): Promise<RunningPostgres> {
  started ??= startEmbeddedPostgres(['-c', 'shared_buffers=128MB', '-c', 'max_wal_size=2GB']);
  return started;
}

/** Stops it, when something has started it. */
export async function stopPostgres(): Promise<void> {
  await (await started)?.stop();
  started = undefined;
}

/** Databases of the run's PostgreSQL. */
export async function postgresDatabases(poolSize: number): Promise<BenchDatabases> {
  const server = await runsPostgres();
  places += 1;
  const prefix = `bench_${places}`;
  const names = [`${prefix}_prepared`];
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  const location = (name: string): DatabaseLocation => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return { type: 'postgres', url: url.href, poolSize };
  };
  await administer(`CREATE DATABASE ${prefix}_prepared TEMPLATE template0`);
  return {
    prepared: location(`${prefix}_prepared`),
    copy: async () => {
      const name = `${prefix}_copy_${names.length}`;
      names.push(name);
      await administer(`CREATE DATABASE ${name} TEMPLATE ${prefix}_prepared`);
      return location(name);
    },
    remove: async () => {
      for (const name of names) await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Both databases by the name a figure gives them, for what is measured on each. */
export const bothBenchDatabases: readonly (readonly [name: string, start: () => Promise<BenchDatabases>])[] = [
  ['SQLite', async () => sqliteDatabases()],
  ['PostgreSQL', () => postgresDatabases(4)],
];
