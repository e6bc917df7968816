import { fault } from '../fault.ts';
import type { ColumnTypes, Dialect } from './dialect.ts';
import { columnTypes } from './dialect.ts';
import type { Transaction, UnitOfWork } from './unit-of-work.ts';

/** One change of the schema. Released ones are never edited; a later one expands, a still later one contracts. */
export interface Migration {
  /** 1, 2, 3 ...: equal to the number in the file name. */
  readonly number: number;
  /** The rest of the file name, e.g. `accounts-and-sessions`. */
  readonly name: string;
  /** Plain SQL, one statement each, the same on both databases but for the column types. */
  statements(types: ColumnTypes, dialect: Dialect): readonly string[];
}

export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly applied_at: string;
}

/**
 * Brings the schema to the last migration and returns what was applied now.
 *
 * All pending ones run in one transaction, so an interrupted run leaves nothing behind; two servers starting at
 * once wait for each other.
 *
 * @throws {Error} when the database was written by a newer version of Praxis
 */
export async function migrate(unitOfWork: UnitOfWork, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  await unitOfWork((tx) => createTable(tx));
  return unitOfWork(async (tx) => {
    if (tx.dialect === 'postgres') await tx.execute('LOCK TABLE schema_migration IN EXCLUSIVE MODE');
    const applied = await readApplied(tx);
    refuseNewer(applied, migrations);
    const pending = migrations.slice(applied.length);
    for (const migration of pending) await apply(tx, migration);
    return pending;
  });
}

/** What has been applied, oldest first. */
export async function readApplied(tx: Pick<Transaction, 'query'>): Promise<readonly AppliedMigration[]> {
  return tx.query<AppliedMigration>('SELECT number, name, applied_at FROM schema_migration ORDER BY number');
}

async function createTable(tx: Transaction): Promise<void> {
  const types = columnTypes(tx.dialect);
  // Two PostgreSQL sessions creating the same table at once can still collide, so they queue here.
  if (tx.dialect === 'postgres') await tx.query('SELECT pg_advisory_xact_lock(7051)');
  await tx.execute(
    `CREATE TABLE IF NOT EXISTS schema_migration (
       number ${types.integer} PRIMARY KEY, name ${types.text} NOT NULL, applied_at ${types.instant} NOT NULL)`,
  );
}

function refuseNewer(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  const unknown = applied.find((one, index) => migrations[index]?.name !== one.name);
  if (unknown === undefined) return;
  throw new Error(
    `the database has migration ${unknown.number} "${unknown.name}", which this version of Praxis does not know: ` +
      'it was written by a newer version; start that version, or restore a backup made by this one',
  );
}

async function apply(tx: Transaction, migration: Migration): Promise<void> {
  for (const statement of migration.statements(columnTypes(tx.dialect), tx.dialect)) {
    await tx.execute(statement);
    fault('migration-statement');
  }
  await tx.execute('INSERT INTO schema_migration (number, name, applied_at) VALUES (?, ?, ?)', [
    migration.number,
    migration.name,
    tx.now,
  ]);
}
