import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarDetail } from '../../../server/contract/calendar.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const reason = 'The State Council notice for 2027 is out';

describe.each(bothDatabases)('days of a calendar, on %s', (dialect) => {
  let server: TestServer;
  /** sms-manager, and a resolver who may only read. */
  let [lin, wang]: Client[] = [];
  beforeAll(async () => {
    server = await givenAServer({ database: dialect, at: '2026-12-30T15:00:00+08:00' });
    [lin, wang] = [await server.as('lin-xia'), await server.as('wang-lei')];
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

  test('given a file that holds no holidays, then nothing changes and it is said why', async () => {
    const wrong = [
      { source: 'ics', text: 'no calendar', code: 'malformed' },
      { source: 'holidays-cn', text: '{"year":2028,"papers":[],"days":[]}', code: 'no-notice' },
      {
        source: 'holiday-list',
        text: '[{"date":"2027-12-24 14:00:00","name":"Eve","type":"public"}]',
        code: 'half-day',
      },
      { source: 'holidays-cn', text: '{', code: 'malformed' },
    ];
    for (const { source, text, code } of wrong) {
      const answer = await person(lin).post('/api/calendars/cal-12x5/draft/import', { source, text, reason });
      expect([answer.status, answer.body.code], source).toEqual([422, 'IMPORT_EMPTY']);
      expect(answer.body.errors[0], source).toMatchObject({ code });
    }
    expect((await read('cal-12x5')).draft).toBeNull();
  });

  test('given the yearly data of China, when it is imported, then the draft says what is added and what was left out', async () => {
    const text = JSON.stringify({
      year: 2027,
      papers: ['https://www.gov.cn/notice'],
      days: [
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '春节', date: '2027-02-13', isOffDay: false },
      ],
    });

    const { body, status } = await person(lin).post('/api/calendars/cal-12x5/draft/import', {
      source: 'holidays-cn',
      text,
      reason,
    });

    expect(status).toBe(200);
    expect(body.draft).toMatchObject({
      status: 'draft',
      difference: {
        added: [
          { date: '2027-01-01', kind: 'holiday', name: { en: 'New Year', zh: '元旦' } },
          { date: '2027-02-13', kind: 'extra-workday', name: null },
        ],
        removed: [],
        turned: [],
        completeUntil: '2027-12-31',
      },
      imports: [{ source: 'holidays-cn', sources: ['https://www.gov.cn/notice'], leftOut: [] }],
    });
    const list = JSON.stringify([
      { date: '2027-01-01 00:00:00', name: 'New Year', type: 'public' },
      { date: '2027-01-02 00:00:00', name: 'Bank day', type: 'bank' },
    ]);
    const again = await person(lin).post('/api/calendars/cal-12x5/draft/import', {
      source: 'holiday-list',
      text: list,
      reason,
    });
    expect(again.body.draft.imports[1].leftOut).toEqual([
      { place: '[1]', value: '2027-01-02 00:00:00', code: 'not-public' },
    ]);
    await withdrawn('cal-12x5');
  });

  test('given a day with hours of its own, when it is drafted, then the draft says so and its due is by these hours', async () => {
    await person(lin).post('/api/calendars/cal-8x5/draft', { reason });
    const begun = await read();
    const move = {
      date: '2027-03-02',
      name: { en: 'Office move', zh: '办公室搬迁' },
      reason: 'The service desk moves to the new building',
      intervals: [['09:00', '12:00']],
    };
    await person(lin).patch(
      '/api/calendars/cal-8x5/draft',
      { calendar: { ...begun.calendar, exceptions: [move] } },
      version(begun),
    );
    const { body } = await person(wang).get('/api/calendars/cal-8x5/due').query({
      start: '2027-03-02T11:00:00+08:00',
      target: 'PT2H',
      draft: 'true',
    });

    expect((await read()).draft?.difference).toMatchObject({
      added: [{ date: '2027-03-02', kind: 'exception', name: move.name, hours: [['09:00', '12:00']] }],
      altered: [],
    });
    expect(body).toMatchObject({ due: '2027-03-03T02:00:00.000Z' });
    expect(body.text.zh[1]).toBe('2027-03-02 12:00 至 2027-03-03 09:00 不计入：当日特殊安排（办公室搬迁）');
    const text = JSON.stringify([{ date: '2027-03-02 00:00:00', name: 'Town day', type: 'public' }]);
    await person(lin).post('/api/calendars/cal-8x5/draft/import', { source: 'holiday-list', text, reason });
    expect((await read()).draft).toMatchObject({
      calendar: {
        exceptions: [move],
        holidays: expect.arrayContaining([{ date: '2027-03-02', name: { en: 'Town day', zh: 'Town day' } }]),
      },
      imports: [{ leftOut: [{ place: 'holiday-list', value: '2027-03-02', code: 'own-hours' }] }],
    });
    await withdrawn('cal-8x5');
  });
});
