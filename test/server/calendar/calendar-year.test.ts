import { afterEach, describe, expect, test } from 'vitest';
import type { CalendarDetail } from '../../../server/contract/calendar.ts';
import type { TaskDetail } from '../../../server/contract/task.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const armed = `SELECT due_at, ref FROM job WHERE kind = 'timer-start' AND ref = 'shared/calendar-year/SE1_december'`;
const started = `SELECT id FROM process_instance WHERE process_id = 'calendar-year' ORDER BY started_at`;

let server: TestServer;
afterEach(() => server.close());
const rows = (sql: string) => server.database.reader.query<{ id: string; due_at: string }>(sql);
const tasksOfLin = async () => {
  const lin = await server.as('lin-xia');
  const { body } = await lin.list('/api/tasks', { filter: { processId: 'calendar-year', status: 'open' } });
  return Promise.all(
    (body as TaskDetail[]).map(async ({ id }) => (await lin.get(`/api/tasks/${id}`)).body as TaskDetail),
  );
};

describe.each(bothDatabases)('the yearly question for calendars, on %s', (database) => {
  test('given 1 December, then the management system manager is shown which calendars lack the next year, by name', async () => {
    server = await givenAServer({ database, at: '2026-12-01T08:59:59+08:00' });
    await server.settle();
    const before = await rows(started);
    await server.at('2026-12-01T09:00:00+08:00');

    const [task, second] = await tasksOfLin();

    expect([before, second]).toEqual([[], undefined]);
    expect(task).toMatchObject({ elementId: 'UT1_complete', dueAt: '2026-12-14T10:00:00.000Z' });
    expect(task?.form?.values).toMatchObject({
      year: '2027',
      calendars: [
        { id: 'cal-12x5', completeUntil: '2026-12-31', days: 0 },
        { id: 'cal-8x5', completeUntil: '2026-12-31', days: 0 },
      ],
    });
    expect(task?.form?.choices['calendarNames']).toEqual([
      { value: 'cal-12x5', label: { en: 'Extended hours', zh: '延长工作时间' } },
      { value: 'cal-8x5', label: { en: 'Office hours', zh: '工作时间' } },
    ]);
  });

  test('given a server that was down over the turn of the year, then it asks once, late, and for the year that was due', async () => {
    server = await givenAServer({ database, at: '2026-11-30T09:00:00+08:00' });
    const [due] = await rows(armed);
    server = await server.restarted();
    const kept = await rows(armed);
    server.clock.set(new Date('2027-01-05T09:00:00+08:00'));

    server = await server.restarted();
    await server.settle();
    await server.settle();

    expect(kept).toEqual([due]);
    expect(due?.due_at).toBe('2026-12-01T01:00:00.000Z');
    expect(await rows(started)).toHaveLength(1);
    expect((await tasksOfLin())[0]?.form?.values).toMatchObject({ year: '2027' });
    expect(await rows(armed)).toMatchObject([{ due_at: '2027-12-01T01:00:00.000Z' }]);
  });

  test('given an organization in another zone, then its own nine o’clock counts from then on', async () => {
    server = await givenAServer({ database, at: '2026-12-01T09:00:00+08:00', config: { zone: 'Asia/Tokyo' } });
    await server.settle();

    expect(await rows(armed)).toMatchObject([{ due_at: '2027-12-01T00:00:00.000Z' }]);
  });

  test('given a year that is declared known without a single day in it, then it is asked for all the same', async () => {
    server = await givenAServer({ database, at: '2026-11-20T09:00:00+08:00' });
    const lin = await server.as('lin-xia');
    await lin.post('/api/calendars/cal-8x5/draft', { reason: 'The notice for 2027 is out' });
    const read = async () => (await lin.get('/api/calendars/cal-8x5')).body as CalendarDetail;
    const version = async () => ({ 'If-Match': `"${(await read()).draft?.lockVersion ?? 0}"` });
    const declared = { calendar: { ...(await read()).calendar, completeUntil: '2027-12-31' } };
    await lin.patch('/api/calendars/cal-8x5/draft', declared, await version());
    await lin.post('/api/calendars/cal-8x5/draft/submit', undefined, await version());
    const verdict = { verdict: 'approved', reason: 'Compared with the notice' };
    const kang = await server.as('kang-li');
    const decided = await kang.post('/api/calendars/cal-8x5/draft/decide', verdict, await version());
    await server.at('2026-12-01T09:00:00+08:00');

    expect(decided.status, decided.text).toBe(200);
    expect((await tasksOfLin())[0]?.form?.values['calendars']).toEqual([
      { id: 'cal-12x5', completeUntil: '2026-12-31', days: 0 },
      { id: 'cal-8x5', completeUntil: '2027-12-31', days: 0 },
    ]);
  });
});

test('given two nodes on one database, when 1 December comes, then one of them asks', async () => {
  server = await givenAServer({ database: 'postgres', at: '2026-11-30T09:00:00+08:00' });
  const second = await server.secondNode();
  server.clock.set(new Date('2026-12-01T09:00:00+08:00'));

  await Promise.all([server.settle(), second.settle()]);
  await Promise.all([server.settle(), second.settle()]);
  await second.leave();

  expect(await rows(started)).toHaveLength(1);
  expect(await tasksOfLin()).toHaveLength(1);
  expect(await rows(armed)).toMatchObject([{ due_at: '2027-12-01T01:00:00.000Z' }]);
});
