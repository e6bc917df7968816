import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Clock } from '../../server/clock.ts';
import type { Dialect } from '../../server/database/dialect.ts';
import { type Database, type DatabaseLocation, openDatabase } from '../../server/database/open-database.ts';
import { KeptPools } from './kept-pools.ts';
import { UsedAgain } from './used-again.ts';

/** Both databases, for `describe.each`. */
export const bothDatabases: readonly Dialect[] = ['sqlite', 'postgres'];

/** A place for a database of one test, and its removal. */
export interface TestDatabase {
  readonly location: DatabaseLocation;
  /** Opens it for the test that has it; whoever plays another node, or a restart, opens `location`. */
  open(clock: Clock): Promise<Database>;
  remove(): Promise<void>;
}

/** An empty folder of this test; the run removes it if the test does not. */
export function aFolder(): string {
  return mkdtempSync(join(inject('scratchFolder'), 'test-'));
}

/** An empty database: a temporary SQLite file, or a fresh database of the run's PostgreSQL. */
export async function anEmptyDatabase(dialect: Dialect): Promise<TestDatabase> {
  if (dialect === 'sqlite') {
    return inFolder(aFolder());
  }
  return createdFrom('template0');
}

/** The SQLite file of a folder that is the test's own. */
export function inFolder(folder: string): TestDatabase {
  const location = thrownAway(join(folder, 'praxis.sqlite'));
  return {
    location,
    open: (clock) => openDatabase(location, clock),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A file of a test: it need not survive a power failure, so that nothing waits for the disk. */
export function thrownAway(file: string): DatabaseLocation {
  return { type: 'sqlite', file, synchronous: 'OFF' };
}

/** Databases that no test of this worker has at present, by their template. */
const idle = new Map<string, TestDatabase[]>();

/** A PostgreSQL database that is as `template` is: one that a test before has left, put back, or a copy. */
export async function createdFrom(template: string): Promise<TestDatabase> {
  const left = idle.get(template)?.pop();
  if (left) return left;
  const name = `praxis_${randomBytes(6).toString('hex')}`;
  // Copied file by file: three times as fast as through the log, and nothing has to survive here.
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const location = { type: 'postgres', url: addressOf(name), poolSize: 4 } as const;
  const pools = new KeptPools(location);
  const used = new UsedAgain(location.url);
  const isEmpty = template === 'template0';
  if (!isEmpty) await used.keep();

  async function leftAsItWas(): Promise<boolean> {
    if (!isEmpty) {
      await pools.endBusy();
      return used.putBack().catch(() => false);
    }
    // Nobody stays connected: it may become a template, which is copied only while nobody uses it.
    await pools.end();
    try {
      await used.empty();
      return true;
    } catch {
      return false;
    } finally {
      await used.end();
    }
  }

  const database: TestDatabase = {
    location,
    open: (clock) => pools.open(clock),
    remove: async () => {
      if (await leftAsItWas()) {
        idle.set(template, [...(idle.get(template) ?? []), database]);
        return;
      }
      await pools.end();
      await used.end();
      await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
  return database;
}

/** Runs one statement on the server's own database. @returns the number of rows it gave or changed */
export async function administer(sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** Address of the database `name` on the run's PostgreSQL. */
export function addressOf(name: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}
