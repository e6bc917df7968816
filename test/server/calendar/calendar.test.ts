import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDetail } from '../../../server/contract/calendar.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const reason = 'The State Council notice for 2027 is out';

describe.each(bothDatabases)('calendars, on %s', (dialect) => {
  let server: TestServer;
  /** sms-manager, slm-manager, and a resolver who may only read. */
  let [lin, kang, wang]: Client[] = [];
  beforeAll(async () => {
    server = await givenAServer({ database: dialect, at: '2026-12-30T15:00:00+08:00' });
    [lin, kang, wang] = [await server.as('lin-xia'), await server.as('kang-li'), await server.as('wang-lei')];
  });
  afterAll(() => server.close());

  const person = (client: Client | undefined): Client => {
    if (!client) throw new Error('nobody is signed in');
    return client;
  };
  const read = async (id = 'cal-8x5') => (await person(lin).get(`/api/calendars/${id}`)).body as CalendarDetail;
  const version = (detail: CalendarDetail) => ({ 'If-Match': `"${detail.draft?.lockVersion ?? 0}"` });
  const withdrawn = async (id: string) => {
    const detail = await read(id);
    if (detail.draft) await person(lin).post(`/api/calendars/${id}/draft/withdraw`, undefined, version(detail));
  };

  test('given the shipped calendars, then they are listed with their first version', async () => {
    const { body } = await person(wang).get('/api/calendars');

    expect(body).toMatchObject([
      { id: 'cal-12x5', version: 1, draft: null },
      { id: 'cal-24x7', version: 1, draft: null },
      { id: 'cal-8x5', version: 1, completeUntil: '2026-12-31', draft: null },
    ]);
  });

  test('given a P2 on Friday 17:20, when its due is tried, then every stretch says why in both languages', async () => {
    const { body, status } = await person(wang).get('/api/calendars/cal-8x5/due').query({
      start: '2026-03-06T17:20:00+08:00',
      target: 'PT1H',
    });

    expect(status).toBe(200);
    expect(body).toMatchObject({ due: '2026-03-09T01:20:00.000Z', provisional: false, zone: 'Asia/Shanghai' });
    expect(body.text.en).toEqual([
      '2026-03-06 17:20 to 2026-03-06 18:00 counted 40 min: service hours',
      '2026-03-06 18:00 to 2026-03-09 09:00 not counted: outside service hours',
      '2026-03-09 09:00 to 2026-03-09 09:20 counted 20 min: service hours',
      'Counted in all: 1 h (times in Asia/Shanghai)',
    ]);
    expect(body.text.zh[0]).toBe('2026-03-06 17:20 至 2026-03-06 18:00 计入 40 分钟：服务时间');
  });

  test.each(['PT0S', 'P1D', 'soon', '-PT1H', 'PT'])(
    'given the target %s, then trying it is refused',
    async (target) => {
      const { status, body } = await person(wang).get('/api/calendars/cal-8x5/due').query({
        start: '2026-03-06T17:20:00+08:00',
        target,
      });

      expect(status).toBe(400);
      expect(body.errors[0]).toMatchObject({ path: 'target', code: 'not-a-duration' });
    },
  );

  test('given somebody without the right, then they read and change nothing; requesters do not read', async () => {
    const zhang = await server.as('zhang-wei');

    expect((await person(wang).post('/api/calendars/cal-8x5/draft', { reason })).status).toBe(403);
    expect((await person(wang).post('/api/calendars/cal-8x5/recalculate', { reason })).status).toBe(403);
    expect((await zhang.get('/api/calendars')).status).toBe(403);
    expect((await read()).draft).toBeNull();
  });

  test('given a draft, then a second one is refused, and so is one without a reason or of an unknown calendar', async () => {
    await person(lin).post('/api/calendars/cal-12x5/draft', { reason });

    const second = await person(kang).post('/api/calendars/cal-12x5/draft', { reason });
    const short = await person(kang).post('/api/calendars/cal-24x7/draft', { reason: 'because' });
    const unknown = await person(kang).post('/api/calendars/cal-moon/draft', { reason });

    expect([second.status, second.body.code]).toEqual([409, 'DRAFT_OPEN']);
    expect([short.status, short.body.code]).toEqual([422, 'REASON_REQUIRED']);
    expect(unknown.status).toBe(404);
    await withdrawn('cal-12x5');
    expect((await read('cal-12x5')).draft).toBeNull();
  });

  test.each([
    { why: 'never opens', change: { intervals: {} }, path: 'calendar.intervals' },
    {
      why: 'has overlapping intervals',
      change: {
        intervals: {
          '1': [
            ['09:00', '12:00'],
            ['11:00', '18:00'],
          ],
        },
      },
      path: 'calendar.intervals.1',
    },
    { why: 'has a zone that does not exist', change: { zone: 'Asia/Atlantis' }, path: 'calendar.zone' },
    {
      why: 'closes before it opens',
      change: { intervals: { '1': [['18:00', '09:00']] } },
      path: 'calendar.intervals.1.0',
    },
    {
      why: 'has a day that does not exist',
      change: { holidays: [{ date: '2027-02-30', name: { en: 'x', zh: 'x' } }] },
      path: 'calendar.holidays.0.date',
    },
    {
      why: 'has a day with hours of its own but no reason',
      change: {
        exceptions: [{ date: '2027-03-02', name: { en: 'Move', zh: '搬迁' }, reason: '', intervals: [] }],
      },
      path: 'calendar.exceptions.0.reason',
    },
    { why: 'is another one', change: { id: 'cal-other' }, path: 'calendar.id' },
  ])('given a draft that $why, then it is refused at $path and the draft stays as it was', async ({ change, path }) => {
    await person(lin).post('/api/calendars/cal-12x5/draft', { reason });
    const before = await read('cal-12x5');

    const body = { calendar: { ...before.calendar, ...change } };
    const answer = await person(lin).patch('/api/calendars/cal-12x5/draft', body, version(before));

    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(path.split('.')[1]);
    expect(await read('cal-12x5')).toEqual(before);
    await withdrawn('cal-12x5');
  });

  test('given a draft, when its author approves it, then that is refused; a second person publishes it, audited', async () => {
    await person(lin).post('/api/calendars/cal-24x7/draft', { reason });
    const drafted = await read('cal-24x7');
    const calendar = { ...drafted.calendar, name: { en: 'Always', zh: '全天候' } };
    await person(lin).patch('/api/calendars/cal-24x7/draft', { calendar }, version(drafted));
    const early = await person(kang).post(
      '/api/calendars/cal-24x7/draft/decide',
      { verdict: 'approved', reason },
      version(await read('cal-24x7')),
    );
    await person(lin).post('/api/calendars/cal-24x7/draft/submit', undefined, version(await read('cal-24x7')));
    const submitted = await read('cal-24x7');
    const decide = { verdict: 'approved', reason: 'Compared with the notice' };

    const own = await person(lin).post('/api/calendars/cal-24x7/draft/decide', decide, version(submitted));
    const stale = await person(kang).post('/api/calendars/cal-24x7/draft/decide', decide, version(drafted));
    const second = await person(kang).post('/api/calendars/cal-24x7/draft/decide', decide, version(submitted));

    expect([early.status, early.body.code]).toEqual([409, 'DRAFT_NOT_OPEN']);
    expect([own.status, own.body.code]).toEqual([403, 'SOD_VIOLATION']);
    expect(stale.status).toBe(412);
    expect(second.body).toMatchObject({
      version: 2,
      calendar: { name: { en: 'Always' } },
      draft: null,
      versions: [
        { version: 2, origin: 'draft', publishedBy: { id: 'kang-li' }, reason },
        { version: 1, origin: 'package' },
      ],
    });
    const trail = await server.database.reader.query<{ action: string; actor_id: string }>(
      `SELECT action, actor_id FROM audit_trail WHERE entity_type = 'calendar' AND entity_id = 'cal-24x7' ORDER BY seq`,
    );
    expect(trail.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['draft-begun', 'lin-xia'],
      ['draft-edited', 'lin-xia'],
      ['draft-submitted', 'lin-xia'],
      ['draft-approved', 'kang-li'],
      ['clocks-recalculated', 'kang-li'],
    ]);
  });
});
