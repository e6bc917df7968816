import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseLocation } from '../server/database/open-database.ts';
import { startEmbeddedPostgres } from '../test/support/embedded-postgres.ts';

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

/** A PostgreSQL started for the run, durable as it is delivered (fsync, full_page_writes and synchronous_commit on). */
export async function postgresDatabases(poolSize: number): Promise<BenchDatabases> {
  const server = await startEmbeddedPostgres(['-c', 'shared_buffers=128MB', '-c', 'max_wal_size=2GB']);
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
  await administer('CREATE DATABASE prepared TEMPLATE template0');
  let copies = 0;
  return {
    prepared: location('prepared'),
    copy: async () => {
      copies += 1;
      await administer(`CREATE DATABASE copy_${copies} TEMPLATE prepared`);
      return location(`copy_${copies}`);
    },
    remove: () => server.stop(),
  };
}

/** Both databases by the name a figure gives them, for what is measured on each. */
export const bothBenchDatabases: readonly (readonly [name: string, start: () => Promise<BenchDatabases>])[] = [
  ['SQLite', async () => sqliteDatabases()],
  ['PostgreSQL', () => postgresDatabases(4)],
];
