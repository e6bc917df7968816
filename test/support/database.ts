import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Dialect } from '../../server/database/dialect.ts';
import type { DatabaseLocation } from '../../server/database/open-database.ts';
import { UsedAgain } from './used-again.ts';

/** Both databases, for `describe.each`. */
export const bothDatabases: readonly Dialect[] = ['sqlite', 'postgres'];

/** A place for a database of one test, and its removal. */
export interface TestDatabase {
  readonly location: DatabaseLocation;
  remove(): Promise<void>;
}

/** An empty folder of this test; the run removes it if the test does not. */
export function aFolder(): string {
  return mkdtempSync(join(inject('scratchFolder'), 'test-'));
}

/** An empty database: a temporary SQLite file, or a fresh database of the run's PostgreSQL. */
export async function anEmptyDatabase(dialect: Dialect): Promise<TestDatabase> {
  if (dialect === 'sqlite') {
    const folder = aFolder();
    return {
      location: thrownAway(join(folder, 'praxis.sqlite')),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  return createdFrom('template0');
}

/** A file of a test: it need not survive a power failure, so that no commit waits for the disk. */
export function thrownAway(file: string): DatabaseLocation {
  return { type: 'sqlite', file, synchronous: 'NORMAL' };
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
  const used = new UsedAgain(addressOf(name));
  const isEmpty = template === 'template0';
  if (!isEmpty) await used.keep();
  const database: TestDatabase = {
    location: { type: 'postgres', url: addressOf(name), poolSize: 4 },
    remove: async () => {
      if (!isEmpty && (await used.putBack().catch(() => false)))
        idle.set(template, [...(idle.get(template) ?? []), database]);
      else await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
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
