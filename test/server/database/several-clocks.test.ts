import { expect, test } from 'vitest';
import { SettableClock } from '../../../server/clock.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { anEmptyDatabase, bothDatabases } from '../../support/database.ts';

const at = '2026-03-02T01:00:00.000Z';

test.each(bothDatabases)(
  'given clocks from before records had several, when the schema is brought up to date, then none of their events is lost, on %s',
  async (dialect) => {
    const place = await anEmptyDatabase(dialect);
    const database = await openDatabase(place.location, new SettableClock(new Date(at)));
    await migrate(database.unitOfWork, migrations.slice(0, 10));
    await database.unitOfWork(async (tx) => {
      await tx.execute(
        `INSERT INTO record (id, type, number, title, status, stage, fields, search_text, created_at, updated_at, lock_version)
         VALUES ('r1', 'incident', 'INC000001', 'old', 'new', 'new', '{}', '', ?, ?, 1)`,
        [at, at],
      );
      for (const metric of ['response', 'resolution']) {
        await tx.execute(
          `INSERT INTO sla_clock (id, record_id, metric, state, due_at, warn_at, breached_at)
           VALUES (?, 'r1', ?, 'running', ?, NULL, NULL)`,
          [`c-${metric}`, metric, at],
        );
        await tx.execute(`INSERT INTO clock_event VALUES (?, 0, 'start', ?, ?)`, [
          `c-${metric}`,
          at,
          JSON.stringify({ target: 'PT2H', calendar: 'cal-8x5' }),
        ]);
        await tx.execute(`INSERT INTO clock_step VALUES (?, 75, ?, ?, 0)`, [`c-${metric}`, at, at]);
      }
    });

    await migrate(database.unitOfWork, migrations);

    const clocks = await database.reader.query(
      `SELECT id, metric, definition, sequence, latest, calendar_id, calendar_version FROM sla_clock ORDER BY sequence`,
    );
    const pinned = { latest: 1, calendar_id: 'cal-8x5', calendar_version: 0 };
    expect(clocks).toEqual([
      { id: 'c-response', metric: 'response', definition: 'response', sequence: 0, ...pinned },
      { id: 'c-resolution', metric: 'resolution', definition: 'resolution', sequence: 1, ...pinned },
    ]);
    expect(await database.reader.query('SELECT clock_id FROM clock_event')).toHaveLength(2);
    expect(await database.reader.query('SELECT clock_id FROM clock_step')).toHaveLength(2);
    await database.close();
    await place.remove();
  },
);
