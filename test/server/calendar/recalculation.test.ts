import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDetail } from '../../../server/contract/calendar.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const reason = 'The State Council notice for 2027 is out';
const newYear = [{ date: '2027-01-01', name: { en: 'New Year', zh: '元旦' } }];

describe.each(bothDatabases)('what a published calendar does to clocks, on %s', (dialect) => {
  let server: TestServer;
  /** sms-manager and slm-manager. */
  let [lin, kang]: Client[] = [];
  beforeAll(async () => {
    server = await givenAServer({ database: dialect, at: '2026-12-30T15:00:00+08:00' });
    [lin, kang] = [await server.as('lin-xia'), await server.as('kang-li')];
  });
  afterAll(() => server.close());

  const person = (client: Client | undefined): Client => {
    if (!client) throw new Error('nobody is signed in');
    return client;
  };
  const read = async () => (await person(lin).get('/api/calendars/cal-8x5')).body as CalendarDetail;
  const version = (detail: CalendarDetail) => ({ 'If-Match': `"${detail.draft?.lockVersion ?? 0}"` });

  test('S-70: given a due beyond the notice, when the next year is published, then it moves, audited; others wait for a choice', async () => {
    const number = await anIncident('2026-12-30T16:00:00+08:00');
    [lin, kang] = [await server.as('lin-xia'), await server.as('kang-li')];
    const before = await resolutionOf(number);
    await publish({ holidays: newYear, completeUntil: '2027-12-31' });

    const moved = await resolutionOf(number);
    expect([before.due_at, before.provisional]).toEqual(['2027-01-04T08:00:00.000Z', 1]);
    expect([moved.due_at, moved.provisional]).toEqual(['2027-01-05T08:00:00.000Z', 0]);
    const [entry] = await server.database.reader.query<{ details: string }>(
      `SELECT details FROM audit_trail WHERE action = 'clock-recalculated' AND details LIKE '%"metric":"resolution"%'`,
    );
    expect(JSON.parse(entry?.details ?? '{}')).toMatchObject({
      dueBefore: '2027-01-04T08:00:00.000Z',
      due: '2027-01-05T08:00:00.000Z',
      calendarVersion: 2,
      reason,
    });

    await publish({ extraWorkdays: [{ date: '2027-01-02', useWeekday: 1 }] });
    const untouched = await resolutionOf(number);
    const waiting = await read();
    const chosen = await person(lin).post('/api/calendars/cal-8x5/recalculate', {
      reason: 'Agreed with the customers',
    });
    await server.settle();
    const recalculated = await resolutionOf(number);

    expect(untouched.due_at).toBe('2027-01-05T08:00:00.000Z');
    expect(waiting.openClocks.older).toBeGreaterThan(0);
    expect(chosen.status).toBe(202);
    expect(recalculated.due_at).toBe('2027-01-04T08:00:00.000Z');
    expect((await read()).recalculation).toMatchObject({ scope: 'open', finishedAt: expect.any(String) });
    expect((await read()).openClocks.older).toBe(0);
  });

  test('given a restart, then the published calendar is in force, not that of the package', async () => {
    server = await server.restarted();

    const { body } = await (await server.as('wang-lei')).get('/api/calendars');

    expect(body).toMatchObject([{}, {}, { id: 'cal-8x5', completeUntil: '2027-12-31' }]);
  });

  async function anIncident(at: string): Promise<string> {
    await server.at(at);
    const zhang = await server.as('zhang-wei');
    const started = await zhang.post(
      '/api/processes/incident/start',
      { values: report(at) },
      { 'Idempotency-Key': at },
    );
    const li = await server.as('li-na');
    const tasks = await li.list('/api/tasks', { filter: { recordId: started.body.recordId } });
    const task = tasks.body.find(({ elementId }: { elementId: string }) => elementId === 'UT2_classify');
    await li.post(`/api/tasks/${task.id}/claim`);
    const done = await li.post(`/api/tasks/${task.id}/complete`, { values: classification });
    expect(done.status, done.text).toBe(200);
    await server.settle();
    return started.body.number;
  }

  async function resolutionOf(number: string) {
    const [row] = await server.database.reader.query<{ due_at: string; provisional: number }>(
      `SELECT c.due_at, c.provisional FROM sla_clock c JOIN record r ON r.id = c.record_id
       WHERE r.number = ? AND c.metric = 'resolution'`,
      [number],
    );
    if (!row) throw new Error(`no resolution clock of ${number}`);
    return row;
  }

  /** Drafted by one person and approved by another. */
  async function publish(change: Partial<CalendarDetail['calendar']>): Promise<void> {
    await person(lin).post('/api/calendars/cal-8x5/draft', { reason });
    const drafted = await read();
    const { holidays, extraWorkdays } = drafted.calendar;
    const calendar = {
      ...drafted.calendar,
      ...change,
      holidays: [...holidays, ...(change.holidays ?? [])],
      extraWorkdays: [...extraWorkdays, ...(change.extraWorkdays ?? [])],
    };
    await person(lin).patch('/api/calendars/cal-8x5/draft', { calendar }, version(drafted));
    await person(lin).post('/api/calendars/cal-8x5/draft/submit', undefined, version(await read()));
    const decided = await person(kang).post(
      '/api/calendars/cal-8x5/draft/decide',
      { verdict: 'approved', reason: 'Compared with the notice' },
      version(await read()),
    );
    expect(decided.status, decided.text).toBe(200);
    await server.settle();
  }
});

const story = JSON.parse(readFileSync('processes/incident/scenarios/s-70-calendar-beyond-the-notice.json', 'utf8')) as {
  readonly steps: readonly { readonly form: Readonly<Record<string, unknown>> }[];
};
const classification = story.steps[1]?.form ?? {};

function report(startedAt: string): Readonly<Record<string, unknown>> {
  return { ...story.steps[0]?.form, startedAt };
}
