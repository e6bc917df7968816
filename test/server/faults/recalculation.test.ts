import { describe, expect, test } from 'vitest';
import { calendar } from '../../../rules/schema/calendar.ts';
import { writeAudit } from '../../../server/audit.ts';
import { systemClock } from '../../../server/clock.ts';
import { openDatabase, openSnapshot } from '../../../server/database/open-database.ts';
import type { Reader, Transaction } from '../../../server/database/unit-of-work.ts';
import { insertJob } from '../../../server/jobs/job-table.ts';
import { bothDatabases } from '../../support/database.ts';
import { Desk } from './support/desk.ts';
import { multiply } from './support/multiply.ts';
import { aPlace, type Place, PraxisNode } from './support/node.ts';
import { expectSound } from './support/sound.ts';

/** Where the job is cut off, one node after the other; the second leaves a batch behind that is kept. */
const kills = ['after-history-insert=crash@1', 'after-audit-insert=crash@2', 'after-jobs-insert=crash@1'];
const started = new Date(Date.now() - 86_400_000).toISOString();

/** What a batch holds are 200 clocks: the border lies inside a record, or the last batch is empty. */
const amounts = [
  { records: 150, clocksEach: 3 },
  { records: 100, clocksEach: 4 },
];
const everything = bothDatabases.flatMap((dialect) => amounts.map((amount) => ({ dialect, ...amount })));

describe('clocks counted anew by a node that is killed', () => {
  test.each(everything)(
    'given $records records with $clocksEach clocks each on $dialect, when it is killed within batches and started again, then each clock is counted anew once',
    async ({ dialect, records, clocksEach }) => {
      const place = await aPlace(dialect);
      await askedToCount(place, records, clocksEach);

      for (const faults of kills) {
        const node = await PraxisNode.start(place, { env: { PRAXIS_FAULT: faults } });
        expect(await node.ended, faults).toBe('SIGKILL');
      }
      expect(Number((await progressIn(place))?.done)).toBe(200);
      const last = await PraxisNode.start(place);
      await expect
        .poll(async () => (await progressIn(place))?.finished_at, { timeout: 60_000, interval: 100 })
        .toBeTruthy();
      expect(await last.kill('SIGTERM')).toBe(0);

      const clocks = records * clocksEach;
      const { events, pinned, told } = await look(place, countsOf);
      const { done, moved } = (await progressIn(place)) ?? {};
      expect(events.map((row) => [Number(row.events), Number(row.clocks)])).toEqual([[2, clocks]]);
      expect([done, moved, pinned?.n, told?.n].map(Number)).toEqual([clocks, clocks, clocks, clocks]);
      await expectSound(place.location);
      await place.remove();
    },
    300_000,
  );
});

/** A node may run meanwhile. */
async function look<T>({ location }: Place, at: (reader: Reader) => Promise<T>): Promise<T> {
  const snapshot = await openSnapshot(location);
  try {
    return await at(snapshot.reader);
  } finally {
    await snapshot.close();
  }
}

async function progressIn(place: Place) {
  const sql = 'SELECT done, moved, finished_at FROM clock_recalculation';
  const [row] = await look(place, (reader) =>
    reader.query<{ done: number; moved: number; finished_at: string | null }>(sql),
  );
  return row;
}

/** How many clocks have how many events, how many count in version 2, and how often the trail says so. */
async function countsOf(reader: Reader) {
  const events = await reader.query<{ events: number; clocks: number }>(
    `SELECT events, COUNT(*) AS clocks FROM (SELECT clock_id, COUNT(*) AS events FROM clock_event GROUP BY clock_id) AS each
     GROUP BY events`,
  );
  const [pinned] = await reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM sla_clock WHERE calendar_version = 2');
  const [told] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM audit_trail WHERE action = 'clock-recalculated'`,
  );
  return { events, pinned, told };
}

/** Records with clocks that run since yesterday in version 1, and the wish to count them in version 2. */
async function askedToCount(place: Place, records: number, clocksEach: number): Promise<void> {
  const node = await PraxisNode.start(place);
  const { recordId } = await (await Desk.at(node.url)).start('task');
  expect(await node.kill('SIGTERM')).toBe(0);
  const database = await openDatabase(place.location, systemClock);
  await database.unitOfWork(async (tx) => {
    await multiply(tx, recordId, 2, records + 1);
    await tx.execute(`UPDATE number_sequence SET last = ? WHERE prefix = 'END'`, [records + 1]);
    await tx.execute(`INSERT INTO history_kind (lifecycle, timeline) VALUES ('clock-started', 0)`);
    for (let sequence = 0; sequence < clocksEach; sequence++) await clocksOf(tx, recordId, sequence);
    await twoWeeksOff(tx);
    await tx.execute(
      `INSERT INTO clock_recalculation (id, calendar_id, version, scope, reason, requested_by, requested_at, total, done, moved)
       VALUES ('anew', 'cal-8x5', 2, 'open', 'The house is closed', 'lin-xia', ?, ?, 0, 0)`,
      [tx.now, records * clocksEach],
    );
    await insertJob(tx, { kind: 'recalculate-clocks', dueAt: tx.now, ref: 'anew' });
  });
  await database.close();
}

/** One clock for each copied record, and its beginning in history and audit trail. */
async function clocksOf(tx: Transaction, recordId: string, sequence: number): Promise<void> {
  await tx.execute(
    `INSERT INTO sla_clock (id, record_id, metric, definition, subject, sequence, latest, state, due_at, calendar_id,
       calendar_version, provisional)
     SELECT id || '/${sequence}', id, 'resolution', 'resolution', 'part ${sequence}', ${sequence}, 1, 'running', ?, 'cal-8x5', 1, 0
     FROM record WHERE type = 'endurance' AND id <> ?`,
    [started, recordId],
  );
  await tx.execute(
    `INSERT INTO clock_event (clock_id, position, type, at, details)
     SELECT id || '/${sequence}', 0, 'start', CAST(? AS ${tx.dialect === 'postgres' ? 'TIMESTAMPTZ' : 'TEXT'}), '{"target":"PT160H","calendar":"cal-8x5@1"}'
     FROM record WHERE type = 'endurance' AND id <> ?`,
    [started, recordId],
  );
  await tx.execute(
    `INSERT INTO history_entry (at, place_id, kind_id)
     SELECT ${Date.parse(started)}, MIN(p.id), (SELECT id FROM history_kind WHERE lifecycle = 'clock-started')
     FROM history_place p JOIN record r ON r.id = p.record_id WHERE r.type = 'endurance' AND r.id <> ? GROUP BY r.id`,
    [recordId],
  );
  const records = await tx.query<{ id: string }>(`SELECT id FROM record WHERE type = 'endurance' AND id <> ?`, [
    recordId,
  ]);
  const beginning = {
    actorId: 'li-na',
    action: 'clock-started' as const,
    entityType: 'record',
    details: {},
    requestId: null,
  };
  await writeAudit(
    tx,
    records.map(({ id }) => ({ ...beginning, entityId: id })),
  );
}

/** Version 2: the days from tomorrow on are holidays, so that whatever is due later moves. */
async function twoWeeksOff(tx: Transaction): Promise<void> {
  const [inForce] = await tx.query<{ content: string }>(
    `SELECT content FROM calendar_version WHERE calendar_id = 'cal-8x5' AND version = 1`,
  );
  const before = calendar.parse(JSON.parse(inForce?.content ?? 'null'));
  const days = Array.from({ length: 14 }, (_, index) =>
    new Date(Date.now() + (index + 1) * 86_400_000).toISOString().slice(0, 10),
  );
  const kept = before.holidays.filter(({ date }) => !days.includes(date));
  const closed = days.map((date) => ({ date, name: { en: 'Move', zh: '搬迁' } }));
  const after = { ...before, holidays: [...kept, ...closed] };
  await tx.execute(
    `INSERT INTO calendar_version (calendar_id, version, content, origin, published_at) VALUES ('cal-8x5', 2, ?, 'draft', ?)`,
    [JSON.stringify(after), tx.now],
  );
}
