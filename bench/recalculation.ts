import { calendar } from '../rules/schema/calendar.ts';
import { type Database, openDatabase } from '../server/database/open-database.ts';
import type { Transaction } from '../server/database/unit-of-work.ts';
import { insertJob } from '../server/jobs/job-table.ts';
import { postgresDatabases, sqliteDatabases } from './bench-database.ts';
import { type Effort, type Figure, processorSecondsOf, progress, secondsOf } from './figure.ts';
import { benchClock, install, openBench } from './installation.ts';
import { seedWork } from './seed-work.ts';

const targetSeconds = 60;

/**
 * Open clocks counted anew in a newer calendar, as the job does it that a published change begins: a holiday is added
 * before they are due, so that each due instant moves. No step of a clock passes by it: what passes is another job's work.
 */
export async function recalculations({ quick }: Effort): Promise<readonly Figure[]> {
  const clocks = quick ? 1_000 : 10_000;
  const figures: Figure[] = [];
  for (const [name, open] of [
    ['SQLite', async () => sqliteDatabases()],
    ['PostgreSQL', () => postgresDatabases(2)],
  ] as const) {
    progress(`recalculation: ${clocks} open clocks on ${name}`);
    const place = await open();
    const database = await openDatabase(place.prepared, benchClock());
    try {
      figures.push(await counted(name, database, clocks));
    } finally {
      await database.close();
      await place.remove();
    }
  }
  return figures;
}

async function counted(name: string, database: Database, clocks: number): Promise<Figure> {
  await install(database);
  const execution = await openBench(database);
  await seedWork(database, { openTasks: clocks, closedTasks: 0 });
  await database.unitOfWork(beganToRun);
  if (database.reader.dialect === 'postgres') await database.unitOfWork((tx) => tx.execute('ANALYZE'));
  await database.unitOfWork(async (tx) => {
    await tx.execute(`UPDATE clock_event SET details = '{"target":"PT160H","calendar":"cal-8x5@1"}'`);
    await tx.execute('UPDATE sla_clock SET calendar_version = 1');
    const [inForce] = await tx.query<{ content: string }>(
      `SELECT content FROM calendar_version WHERE calendar_id = 'cal-8x5' AND version = 1`,
    );
    const before = calendar.parse(JSON.parse(inForce?.content ?? 'null'));
    const after = {
      ...before,
      holidays: [...before.holidays, { date: '2026-03-10', name: { en: 'Move', zh: '搬迁' } }],
    };
    await tx.execute(
      `INSERT INTO calendar_version (calendar_id, version, content, origin, published_at)
       VALUES ('cal-8x5', 2, ?, 'draft', ?)`,
      [JSON.stringify(after), tx.now],
    );
    await tx.execute(
      `INSERT INTO clock_recalculation (id, calendar_id, version, scope, reason, requested_by, requested_at, total, done, moved)
       VALUES ('bench', 'cal-8x5', 2, 'open', 'How long it takes', 'lin-xia', ?, ?, 0, 0)`,
      [tx.now, clocks],
    );
    await insertJob(tx, { kind: 'recalculate-clocks', dueAt: tx.now, ref: 'bench' });
  });
  let seconds = 0;
  const processor = await processorSecondsOf(async () => {
    seconds = await secondsOf(() => execution.settle());
  });
  const [row] = await database.reader.query<{ done: number; moved: number; finished_at: string | null }>(
    `SELECT done, moved, finished_at FROM clock_recalculation WHERE id = 'bench'`,
  );
  await execution.stop();
  if (Number(row?.moved) !== clocks || !row?.finished_at) throw new Error(`moved ${row?.moved} of ${clocks} clocks`);
  return {
    name: `${clocks.toLocaleString('en')} open clocks counted anew, ${name}`,
    value: seconds,
    unit: 's',
    target: targetSeconds,
    wanted: 'at most',
    how: 'a job of 200 clocks per transaction, each an event of its own',
    note: `processor ${processor.toFixed(1)} s; ${row.moved} due times moved`,
  };
}

/** Whatever a clock is counted anew from has begun at some time: the history knows its record, and says so. */
async function beganToRun(tx: Transaction): Promise<void> {
  for (const sql of [
    `INSERT INTO history_kind (lifecycle, timeline) VALUES ('clock-started', 0)`,
    `INSERT INTO history_place (record_id, process_id) SELECT id, process_id FROM record WHERE process_id IS NOT NULL`,
    `INSERT INTO history_entry (at, place_id, kind_id)
     SELECT 0, p.id, k.id FROM history_place p CROSS JOIN history_kind k WHERE k.lifecycle = 'clock-started'`,
  ])
    await tx.execute(sql);
}
