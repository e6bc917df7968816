import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import { type Database, openDatabase } from '../../../server/database/open-database.ts';
import { anEmptyDatabase, bothDatabases, type TestDatabase } from '../../support/database.ts';

describe.each(bothDatabases)('migrations on %s', (dialect) => {
  let place: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    place = await anEmptyDatabase(dialect);
    database = await openDatabase(place.location, systemClock);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });
  const tables = () => database.reader.query("SELECT user_id FROM account WHERE user_id = 'nobody'");

  test('given an empty database, when migrated twice, then the second run has nothing to do', async () => {
    expect(await migrate(database.unitOfWork, migrations)).toHaveLength(migrations.length);
    expect(await migrate(database.unitOfWork, migrations)).toHaveLength(0);
    expect(await tables()).toEqual([]);
  });

  test('given two servers that start at once, then each migration is applied once', async () => {
    const both = await Promise.all([
      migrate(database.unitOfWork, migrations),
      migrate(database.unitOfWork, migrations),
    ]);

    expect(both.flat()).toHaveLength(migrations.length);
  });

  test('given a migration that fails in its middle, then nothing of the run is left', async () => {
    const broken = {
      number: migrations.length + 1,
      name: 'broken',
      statements: () => ['CREATE TABLE half (id TEXT)', 'CREATE TABLE half (id TEXT)'],
    };

    await expect(migrate(database.unitOfWork, [...migrations, broken])).rejects.toThrow();

    await expect(tables()).rejects.toThrow();
    expect(await migrate(database.unitOfWork, migrations)).toHaveLength(migrations.length);
  });

  test('given a schema of a newer version, then an older program refuses to touch it', async () => {
    const newer = { number: migrations.length + 1, name: 'from-the-future', statements: () => [] };
    await migrate(database.unitOfWork, [...migrations, newer]);

    await expect(migrate(database.unitOfWork, migrations)).rejects.toThrow('written by a newer version');
  });

  test('given a row of the audit trail, then it is neither deleted nor rewritten', async () => {
    await migrate(database.unitOfWork, migrations);
    await database.unitOfWork((tx) =>
      tx.execute('INSERT INTO audit_trail (at, action, entity_type, details) VALUES (?, ?, ?, ?)', [
        tx.now,
        'test',
        'test',
        '{}',
      ]),
    );

    for (const sql of ['DELETE FROM audit_trail', "UPDATE audit_trail SET action = 'other'"])
      await expect(database.unitOfWork((tx) => tx.execute(sql))).rejects.toThrow();
    expect(await database.reader.query('SELECT seq, action FROM audit_trail')).toEqual([{ seq: 1, action: 'test' }]);
  });
});

describe('migration files', () => {
  test('given the list, then numbers run from 1 without a gap', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  });
});
