import { afterEach, describe, expect, test } from 'vitest';
import type { CalendarDetail } from '../../../server/contract/calendar.ts';
import type { Dialect } from '../../../server/database/dialect.ts';
import type { Transaction } from '../../../server/database/unit-of-work.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const newYear = [{ date: '2027-01-01', name: { en: 'New Year', zh: '元旦' } }];
const longer = [...newYear, { date: '2027-01-04', name: { en: 'New Year', zh: '元旦' } }];
const move = [{ date: '2026-12-29', name: { en: 'Move', zh: '搬迁' } }];
const known = { holidays: newYear, completeUntil: '2027-12-31' };
/** More than one transaction counts. */
const many = 650;
const startedAt = '2026-12-28T01:00:00.000Z';

let server: TestServer;
afterEach(() => server.close());

describe.each(bothDatabases)('calendars published while clocks are counted anew, on %s', (database) => {
  test('given a newer version while provisional clocks are counted, then each is counted once, and both runs say what they did', async () => {
    await givenClocks(database, { provisional: many, firm: 0 });
    await publish(known);
    const [begun] = await runs();
    await publish({ holidays: longer });
    await server.settle();

    const [first, second] = await runs();
    expect(begun?.finished_at).toBeNull();
    expect([first, second]).toMatchObject([{ finished_at: expect.any(String) }, { finished_at: expect.any(String) }]);
    expect(Number(first?.done) + Number(second?.done)).toBe(many);
    expect(Number(first?.done)).toBeLessThan(many);
    expect(await recounted()).toEqual([{ times: 1, clocks: many }]);
    // Those counted before the newer version came are provisional no more, and stay.
    const early = Number(begun?.done);
    expect(await pinned()).toEqual([
      { version: 2, clocks: early },
      { version: 3, clocks: many - early },
    ]);
  });

  test('given a choice for one version and a newer one before it is carried out, then clocks go where it was chosen, provisional ones to the newer', async () => {
    await givenClocks(database, { provisional: 0, firm: 20 });
    await publish({ holidays: move });
    await server.settle();
    await addClocks({ provisional: 30, firm: 0 });
    const lin = await server.as('lin-xia');
    const chosen = await lin.post('/api/calendars/cal-8x5/recalculate', { reason: 'Agreed with the customers' });
    await publish({ holidays: [...move, ...newYear], completeUntil: '2027-12-31' });
    await server.settle();

    expect(chosen.status).toBe(202);
    expect(await pinned()).toEqual([
      { version: 2, clocks: 20 },
      { version: 3, clocks: 30 },
    ]);
    expect(await recounted()).toEqual([{ times: 1, clocks: 50 }]);
    const { recalculation } = (await lin.get('/api/calendars/cal-8x5')).body as CalendarDetail;
    expect(recalculation).toMatchObject({ version: 3, scope: 'provisional', finishedAt: expect.any(String) });
  });

  test('given a restart in the middle, then the count goes on where it was, and a clock that was stopped meanwhile keeps its result', async () => {
    await givenClocks(database, { provisional: many, firm: 0 });
    await publish(known);
    const [begun] = await runs();
    await server.database.unitOfWork((tx) => stop(tx, `clock-${many - 1}`));
    server = await server.restarted();
    await server.settle();

    const [run] = await runs();
    expect(begun).toMatchObject({ total: many, finished_at: null });
    expect(run).toMatchObject({ total: many, done: many - 1, moved: many - 1, finished_at: expect.any(String) });
    expect(await recounted()).toEqual([
      { times: 0, clocks: 1 },
      { times: 1, clocks: many - 1 },
    ]);
  });
});

test('given a clock that is stopped while the count waits for its record, then it is left alone', async () => {
  await givenClocks('postgres', { provisional: 0, firm: 10 });
  await publish({ holidays: move });
  const lin = await server.as('lin-xia');
  await lin.post('/api/calendars/cal-8x5/recalculate', { reason: 'Agreed with the customers' });
  let counting: Promise<void> = Promise.resolve();
  await server.database.unitOfWork(async (tx) => {
    await tx.query(`SELECT id FROM record WHERE id = 'record-7' FOR UPDATE`);
    counting = server.settle();
    await expect.poll(() => waitingForLocks(), { timeout: 30_000 }).toBeGreaterThan(0);
    await stop(tx, 'clock-7');
  });
  await counting;

  const [run] = await runs();
  expect(run).toMatchObject({ total: 10, done: 9, finished_at: expect.any(String) });
  expect(await recounted()).toEqual([
    { times: 0, clocks: 1 },
    { times: 1, clocks: 9 },
  ]);
});

async function givenClocks(database: Dialect, wanted: Wanted): Promise<void> {
  server = await givenAServer({ database, at: '2026-12-28T10:00:00+08:00' });
  await addClocks(wanted);
}

interface Wanted {
  /** Due next year, of which no holidays are known. */
  readonly provisional: number;
  /** Due in December. */
  readonly firm: number;
}

let added = 0;

/** Records with one clock each, which runs since this morning in version 1. */
async function addClocks({ provisional, firm }: Wanted): Promise<void> {
  await server.database.unitOfWork(async (tx) => {
    const [row] = await tx.query<{ n: number }>('SELECT COUNT(*) AS n FROM sla_clock');
    added = Number(row?.n ?? 0);
    if (provisional > 0) await clocks(tx, provisional, { target: 'PT80H', due: '2027-01-08T02:00:00.000Z', flag: 1 });
    if (firm > 0) await clocks(tx, firm, { target: 'PT16H', due: '2026-12-29T10:00:00.000Z', flag: 0 });
  });
}

async function clocks(
  tx: Transaction,
  count: number,
  { target, due, flag }: { readonly target: string; readonly due: string; readonly flag: 0 | 1 },
): Promise<void> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT CAST(${added} AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${added + count})`;
  added += count;
  for (const sql of [
    `INSERT INTO record (id, type, number, process_id, title, status, stage, fields, search_text, created_at, updated_at, lock_version)
     SELECT 'record-' || n.i, 'incident', 'INC9' || (10000 + n.i), 'incident', 'Counted', 'in-progress', 'in-progress', '{}', '',
       '${startedAt}', '${startedAt}', 1 FROM n`,
    `INSERT INTO sla_clock (id, record_id, metric, definition, sequence, latest, state, due_at, calendar_id, calendar_version, provisional)
     SELECT 'clock-' || n.i, 'record-' || n.i, 'resolution', 'resolution', 0, 1, 'running', '${due}', 'cal-8x5', 1, ${flag} FROM n`,
    `INSERT INTO clock_event (clock_id, position, type, at, details)
     SELECT 'clock-' || n.i, 0, 'start', '${startedAt}', '{"target":"${target}","calendar":"cal-8x5@1"}' FROM n`,
  ])
    await tx.execute(`${numbers} ${sql}`);
}

async function stop(tx: Transaction, clockId: string): Promise<void> {
  await tx.execute(`INSERT INTO clock_event (clock_id, position, type, at, details) VALUES (?, 1, 'stop', ?, '{}')`, [
    clockId,
    tx.now,
  ]);
  await tx.execute(`UPDATE sla_clock SET state = 'stopped' WHERE id = ?`, [clockId]);
}

/** Drafted by one person and approved by another; what approval begins is begun, and no more. */
async function publish({ holidays = [], ...change }: Partial<CalendarDetail['calendar']>): Promise<void> {
  const [lin, kang] = [await server.as('lin-xia'), await server.as('kang-li')];
  const read = async () => (await lin.get('/api/calendars/cal-8x5')).body as CalendarDetail;
  const version = async () => ({ 'If-Match': `"${(await read()).draft?.lockVersion ?? 0}"` });
  await lin.post('/api/calendars/cal-8x5/draft', { reason: 'The notice for 2027 is out' });
  const { calendar } = await read();
  const kept = calendar.holidays.filter(({ date }) => holidays.every((holiday) => holiday.date !== date));
  const drafted = { calendar: { ...calendar, ...change, holidays: [...kept, ...holidays] } };
  await lin.patch('/api/calendars/cal-8x5/draft', drafted, await version());
  await lin.post('/api/calendars/cal-8x5/draft/submit', undefined, await version());
  const verdict = { verdict: 'approved', reason: 'Compared with the notice' };
  const decided = await kang.post('/api/calendars/cal-8x5/draft/decide', verdict, await version());
  expect(decided.status, decided.text).toBe(200);
}

const rows = <T>(sql: string) => server.database.reader.query<T & Readonly<Record<string, unknown>>>(sql);
const runs = () =>
  rows<{ total: number; done: number; moved: number; finished_at: string | null }>(
    'SELECT total, done, moved, finished_at FROM clock_recalculation ORDER BY version, scope',
  );
const pinned = async () =>
  (
    await rows<{ version: number; clocks: number }>(
      'SELECT calendar_version AS version, COUNT(*) AS clocks FROM sla_clock GROUP BY calendar_version ORDER BY 1',
    )
  ).map(({ version, clocks: count }) => ({ version: Number(version), clocks: Number(count) }));
/** How many clocks were counted anew how often, by their events and by the audit trail, which must agree. */
async function recounted(): Promise<readonly { readonly times: number; readonly clocks: number }[]> {
  const found = await rows<{ times: number; clocks: number }>(
    `SELECT times, COUNT(*) AS clocks FROM (
       SELECT c.id, (SELECT COUNT(*) FROM clock_event e WHERE e.clock_id = c.id AND e.type = 'retarget') AS times FROM sla_clock c
     ) AS each_clock GROUP BY times ORDER BY times`,
  );
  const counted = found.map(({ times, clocks: count }) => ({ times: Number(times), clocks: Number(count) }));
  const [told] = await rows<{ n: number }>(`SELECT COUNT(*) AS n FROM audit_trail WHERE action = 'clock-recalculated'`);
  expect(Number(told?.n)).toBe(counted.reduce((sum, { times, clocks: count }) => sum + times * count, 0));
  return counted;
}
async function waitingForLocks(): Promise<number> {
  return (await rows('SELECT pid FROM pg_locks WHERE NOT granted')).length;
}
