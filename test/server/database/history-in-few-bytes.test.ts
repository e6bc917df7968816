import { expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { migrations } from '../../../server/database/migrations/index.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { historyRow } from '../../../server/execution/history-row.ts';
import { writeHistory } from '../../../server/execution/write-history.ts';
import { anEmptyDatabase, bothDatabases } from '../../support/database.ts';

const columns = [
  ...['seq', 'at', 'record_id', 'root_id', 'instance_id', 'version_id', 'process_id', 'element_id'],
  ...['element_type', 'lifecycle', 'token_id', 'actor', 'timeline', 'details'],
];

/** Rows as the table had them: of one instance by two versions, of a record alone, of nothing, on edges of time. */
const rows = [
  [3, '2026-03-09T02:00:00.000Z', 'r', 'i', 'i', 'p:1', 'p', 'UT1', 'userTask', 'entered', 1, null, 0, '{}'],
  [4, '2026-03-09T02:00:00.001Z', 'r', 'i', 'i', 'p:1', 'p', 'UT1', 'userTask', 'completed', 1, 'li-na', 1, '{}'],
  [9, '2026-12-31T23:59:59.999Z', 'r', 'i', 'i', 'p:2', 'p', 'UT1', 'userTask', 'completed', 2, 'li-na', 1, '{"a":1}'],
  [10, '2028-02-29T12:34:56.789Z', 'r', null, null, null, 'p', null, null, 'record-written', null, 'hu-bo', 0, '{}'],
  [12, '1969-12-31T23:59:59.500Z', null, null, null, null, null, null, null, 'notified', null, null, 1, '{}'],
];

test.each(bothDatabases)(
  'given a history as table on %s, when it is migrated, then every entry reads as before and new ones follow',
  async (dialect) => {
    const place = await anEmptyDatabase(dialect);
    const database = await openDatabase(place.location, systemClock);
    try {
      const { unitOfWork, reader } = database;
      const read = () => reader.query(`SELECT ${columns.join(', ')} FROM history ORDER BY seq`);
      await migrate(
        unitOfWork,
        migrations.filter(({ number }) => number < ownNumber),
      );
      await unitOfWork(async (tx) => {
        const values = rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
        await tx.execute(`INSERT INTO history (${columns.join(', ')}) VALUES ${values}`, rows.flat());
      });
      const before = await read();

      await migrate(unitOfWork, migrations);
      const at = new Date('2029-01-01T00:00:00.007Z');
      const same = { recordId: 'r', rootId: 'i', instanceId: 'i', versionId: 'p:1', processId: 'p' };
      const entry = { elementId: 'UT1', elementType: 'userTask', lifecycle: 'completed', tokenId: 3 } as const;
      for (const _twice of [1, 2])
        await unitOfWork((tx) =>
          writeHistory(tx, [historyRow(entry, same, at, 'li-na'), historyRow(entry, same, at, null)]),
        );

      const [kept, added] = [(await read()).slice(0, rows.length), (await read()).slice(rows.length)];
      expect(before).toHaveLength(rows.length);
      expect(kept).toEqual(before);
      expect(added.map((row) => Object.values(row as object).slice(1))).toEqual(
        ['li-na', null, 'li-na', null].map((actor) => [
          ...[at.toISOString(), 'r', 'i', 'i', 'p:1', 'p', 'UT1', 'userTask', 'completed', 3, actor, 1, '{}'],
        ]),
      );
      expect(Math.min(...added.map((row) => (row as { seq: number }).seq))).toBeGreaterThan(12);
      const counted = ['place', 'kind', 'actor'].map(
        async (part) => (await reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM history_${part}`))[0]?.n,
      );
      expect(await Promise.all(counted)).toEqual([4, 4, 2]);
    } finally {
      await database.close();
      await place.remove();
    }
  },
);

const ownNumber = migrations.find(({ name }) => name === 'history-in-few-bytes')?.number ?? 0;
