import { expect, test } from 'vitest';
import { SettableClock } from '../../../server/clock.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { anEmptyDatabase, bothDatabases } from '../../support/database.ts';

test.each(bothDatabases)(
  'given timers of before, when the schema is brought up to date, then those that knew their zone tell it, on %s',
  async (dialect) => {
    const place = await anEmptyDatabase(dialect);
    const database = await openDatabase(place.location, new SettableClock(new Date('2026-03-02T01:00:00Z')));
    const before = migrations.findIndex(({ name }) => name === 'zones-of-jobs');
    await migrate(database.unitOfWork, migrations.slice(0, before));
    const old = [
      ['timer', { cron: '0 0 5 * * *', zone: 'Europe/London', calendar: null, shift: null }],
      ['timer', { every: 'P1D', zone: 'Europe/London', calendar: null }],
      ['kpi-day', {}],
    ] as const;
    await database.unitOfWork(async (tx) => {
      for (const [kind, payload] of old)
        await tx.execute(
          `INSERT INTO job (kind, payload, status, due_at, not_before, attempts) VALUES (?, ?, 'ready', ?, ?, 0)`,
          [kind, JSON.stringify(payload), tx.now, tx.now],
        );
    });

    await migrate(database.unitOfWork, migrations);

    expect(await database.reader.query('SELECT kind, zone FROM job ORDER BY id')).toEqual([
      { kind: 'timer', zone: 'Europe/London' },
      { kind: 'timer', zone: null },
      { kind: 'kpi-day', zone: null },
    ]);
    await database.close();
    await place.remove();
  },
);
