import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { systemClock } from '../../server/clock.ts';
import type { Dialect } from '../../server/database/dialect.ts';
import { migrate } from '../../server/database/migrate.ts';
import { migrations } from '../../server/database/migrations/index.ts';
import { type DatabaseLocation, openDatabase } from '../../server/database/open-database.ts';
import {
  addressOf,
  administer,
  aFolder,
  anEmptyDatabase,
  createdFrom,
  inFolder,
  type TestDatabase,
} from './database.ts';

/** Codes of PostgreSQL: a database of that name is there already. */
const duplicateDatabase = '42P04';

/**
 * A database that all test files of the run copy. Whoever needs it first builds it and then gives it its name at
 * once; of two that build at the same time the second throws its own away.
 *
 * @param fill makes an empty database what it shall be, and leaves it closed
 */
export async function builtOnce(
  dialect: Dialect,
  name: string,
  fill: (location: DatabaseLocation) => Promise<void>,
): Promise<DatabaseLocation> {
  return dialect === 'sqlite' ? builtFile(name, fill) : builtDatabase(name, fill);
}

/** A database of one test that begins as the template is. */
export async function copyOf(template: DatabaseLocation): Promise<TestDatabase> {
  if (template.type === 'postgres') return createdFrom(new URL(template.url).pathname.slice(1));
  const database = inFolder(aFolder());
  if (database.location.type === 'sqlite') copyFileSync(template.file, database.location.file);
  return database;
}

/** A database of one test that has every table and nothing in them. */
export async function aMigratedDatabase(dialect: Dialect): Promise<TestDatabase> {
  return copyOf(
    await builtOnce(dialect, 'template_migrated', async (location) => {
      const database = await openDatabase(location, systemClock);
      await migrate(database.unitOfWork, migrations);
      await database.close();
    }),
  );
}

async function builtFile(name: string, fill: (location: DatabaseLocation) => Promise<void>): Promise<DatabaseLocation> {
  const file = join(inject('scratchFolder'), `${name}.sqlite`);
  if (!existsSync(file)) {
    const { location } = await anEmptyDatabase('sqlite');
    await fill(location);
    if (location.type === 'sqlite') renameSync(location.file, file);
  }
  return { type: 'sqlite', file };
}

async function builtDatabase(
  name: string,
  fill: (location: DatabaseLocation) => Promise<void>,
): Promise<DatabaseLocation> {
  const template: DatabaseLocation = { type: 'postgres', url: addressOf(name), poolSize: 4 };
  if (await databaseExists(name)) return template;
  const { location, remove } = await anEmptyDatabase('postgres');
  await fill(location);
  if (location.type !== 'postgres') return template;
  try {
    await administer(`ALTER DATABASE ${new URL(location.url).pathname.slice(1)} RENAME TO ${name}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== duplicateDatabase) throw error;
    await remove();
  }
  return template;
}

async function databaseExists(name: string): Promise<boolean> {
  return (await administer(`SELECT 1 FROM pg_database WHERE datname = '${name}'`)) > 0;
}
