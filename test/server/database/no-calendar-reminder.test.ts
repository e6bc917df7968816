import { expect, test } from 'vitest';
import { SettableClock } from '../../../server/clock.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { anEmptyDatabase, bothDatabases } from '../../support/database.ts';

test.each(bothDatabases)(
  'given the yearly reminder of before, when the schema is brought up to date, then it alone is gone, on %s',
  async (dialect) => {
    const place = await anEmptyDatabase(dialect);
    const database = await openDatabase(place.location, new SettableClock(new Date('2026-03-02T01:00:00Z')));
    const before = migrations.findIndex(({ name }) => name === 'no-calendar-reminder');
    await migrate(database.unitOfWork, migrations.slice(0, before));
    await database.unitOfWork(async (tx) => {
      for (const kind of ['calendar-year', 'kpi-day'])
        await tx.execute(
          `INSERT INTO job (kind, payload, status, due_at, not_before, attempts) VALUES (?, '{}', 'ready', ?, ?, 0)`,
          [kind, tx.now, tx.now],
        );
    });

    await migrate(database.unitOfWork, migrations);

    expect(await database.reader.query('SELECT kind FROM job')).toEqual([{ kind: 'kpi-day' }]);
    await database.close();
    await place.remove();
  },
);
