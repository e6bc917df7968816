import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChangeCalendar, FreeSlots, WindowVerdict } from '../../../server/contract/change-calendar.ts';
import { changeCalendar, freeSlots, windowCheck } from '../../../server/contract/change-calendar.ts';
import { putPlannedChanges } from '../../support/planned-changes.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const march = { from: '2026-03-09T00:00:00+08:00', to: '2026-03-16T00:00:00+08:00' };
const db07 = { items: ['db-07'], services: ['erp'], implementer: 'fan-rong', outage: false };
const normal = { type: 'normal', category: 'technical' };
const codes = (findings: readonly { readonly check: string; readonly with: string | null }[]) =>
  findings.map(({ check, with: other }) => `${check} ${other ?? '-'}`);

describe.each(['sqlite', 'postgres'] as const)('given planned changes of a week in March on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await givenAServer({ database: dialect });
    const wanted = { ciIds: ['db-07'], serviceIds: ['erp'] };
    await putPlannedChanges(server.database.unitOfWork, [
      {
        ...{ number: 'CHG900001', title: '数据库补丁，第一批; patch', ...wanted, implementerId: 'wang-lei' },
        ...{ start: '2026-03-12T20:00:00+08:00', end: '2026-03-12T22:00:00+08:00' },
        fields: { riskLevel: 'medium', changeType: 'normal', outageMinutes: 30 },
      },
      {
        ...{ number: 'CHG900002', status: 'awaiting-approval', ...wanted, implementerId: 'fan-rong' },
        ...{ start: '2026-03-12T22:15:00+08:00', end: '2026-03-12T23:00:00+08:00' },
        fields: { riskLevel: 'high' },
      },
      {
        ...{
          number: 'CHG900003',
          ciIds: ['mail-01'],
          serviceIds: ['mail'],
          implementerId: 'fan-rong',
          restricted: true,
        },
        ...{ start: '2026-03-10T20:00:00+08:00', end: '2026-03-10T21:00:00+08:00' },
      },
      {
        number: 'CHG900004',
        status: 'cancelled',
        start: '2026-03-12T20:00:00+08:00',
        end: '2026-03-12T21:00:00+08:00',
      },
      {
        ...{ number: 'CHG900005', status: 'closed', ...wanted, implementerId: 'wang-lei' },
        ...{ start: '2026-03-08T20:00:00+08:00', end: '2026-03-09T02:00:00+08:00' },
      },
    ]);
  });
  afterAll(() => server.close());

  const calendarFor = async (account: string, more: object = {}) => {
    const answer = await (await server.as(account)).get('/api/change-calendar').query({ ...march, ...more });
    expect(answer.status, answer.text).toBe(200);
    return changeCalendar.parse(answer.body) satisfies ChangeCalendar;
  };

  test('when an implementer reads the calendar, then it shows what overlaps the week, windows and conflicts, and no restricted change', async () => {
    const { changes, windows, freezes, zone } = await calendarFor('wang-lei');

    expect(changes.map(({ number, phase, findings }) => [number, phase, codes(findings)])).toEqual([
      ['CHG900005', 'done', []],
      ['CHG900001', 'planned', []],
      ['CHG900002', 'proposed', ['C1 CHG900001']],
    ]);
    expect(changes[2]?.findings[0]?.about).toEqual([{ id: 'db-07', name: { en: 'DB-07', zh: 'DB-07' } }]);
    expect(windows.map(({ window }) => window)).toEqual(['tuesday', 'thursday', 'sunday']);
    expect([freezes, zone]).toEqual([[], 'Asia/Shanghai']);
  });

  test('when it is filtered, then only those are shown; a freeze is days that follow each other', async () => {
    expect((await calendarFor('wang-lei', { risk: 'high' })).changes.map(({ number }) => number)).toEqual([
      'CHG900002',
    ]);
    expect((await calendarFor('wang-lei', { person: 'fan-rong' })).changes).toHaveLength(1);
    expect((await calendarFor('ma-rui', { item: 'mail-01' })).changes.map(({ number }) => number)).toEqual([
      'CHG900003',
    ]);
    expect((await calendarFor('wang-lei', { service: 'wiki' })).changes).toEqual([]);
    const newYear = { from: '2026-12-20T00:00:00+08:00', to: '2027-01-10T00:00:00+08:00' };
    const { freezes } = await calendarFor('wang-lei', newYear);
    expect(freezes.find(({ freeze }) => freeze === 'year-end')).toMatchObject({
      firstDay: '2026-12-25',
      lastDay: '2027-01-03',
    });
  });

  test('when somebody asks who has no right to it, or for too much, then that is refused', async () => {
    const requester = await server.as('zhang-wei');
    expect((await requester.get('/api/change-calendar').query(march)).status).toBe(403);
    const implementer = await server.as('wang-lei');
    const ask = (query: object) => implementer.get('/api/change-calendar').query(query);
    expect((await ask({ ...march, to: march.from })).status).toBe(400);
    expect((await ask({ ...march, to: '2026-12-31T00:00:00Z' })).status).toBe(400);
    expect((await ask({ from: 'soon', to: march.to })).status).toBe(400);
  });

  const check = async (account: string, body: object) => {
    const answer = await (await server.as(account)).post('/api/change-calendar/check', { ...db07, ...normal, ...body });
    expect(answer.status, answer.text).toBe(200);
    return windowCheck.parse(answer.body) satisfies WindowVerdict;
  };

  test('when a window is checked before it is saved, then it is judged by the table: a block, a warning for an emergency, the outage, and nothing where all is free', async () => {
    const late = { start: '2026-03-12T22:15:00+08:00', end: '2026-03-12T23:00:00+08:00' };
    const blocked = await check('fan-rong', late);
    expect([blocked.allowed, blocked.findings.map(({ check: code, effect }) => [code, effect])]).toEqual([
      false,
      [['C1', 'block']],
    ]);
    expect(blocked.findings[0]?.withName).toEqual({ en: '数据库补丁，第一批; patch', zh: '数据库补丁，第一批; patch' });
    const emergency = await check('fan-rong', { ...late, type: 'emergency' });
    expect([emergency.allowed, emergency.findings[0]?.effect]).toEqual([true, 'warn']);
    const byDay = { start: '2026-03-11T10:00:00+08:00', end: '2026-03-11T11:00:00+08:00', outage: true };
    expect(codes((await check('fan-rong', byDay)).findings)).toEqual(['C5 -']);
    expect(await check('fan-rong', { ...late, start: '2026-03-12T22:30:00+08:00' })).toMatchObject({
      allowed: true,
      findings: [],
    });
    expect(codes((await check('fan-rong', { ...late, change: 'CHG900001' })).findings)).toEqual([]);
  });

  test('when it collides with a change the reader may not read, then there is a conflict without its number', async () => {
    const window = { items: ['mail-01'], start: '2026-03-10T20:30:00+08:00', end: '2026-03-10T22:00:00+08:00' };
    expect(codes((await check('wang-lei', window)).findings)).toEqual(['C1 -', 'C3 -']);
    expect(codes((await check('ma-rui', window)).findings)).toEqual(['C1 CHG900003', 'C3 CHG900003']);
    const hidden = { ...db07, ...normal, ...window, change: 'CHG900003' };
    expect((await (await server.as('wang-lei')).post('/api/change-calendar/check', hidden)).status).toBe(404);
  });

  test('when free slots are searched, then the earliest come with the reason why windows before them fall out', async () => {
    const wish = { ...db07, ...normal, minutes: 240, from: march.from, to: '2026-03-23T00:00:00+08:00', count: 1 };
    const answer = await (await server.as('wang-lei')).post('/api/change-calendar/free-slots', wish);
    expect(answer.status, answer.text).toBe(200);
    const found = freeSlots.parse(answer.body) satisfies FreeSlots;
    expect(found.slots).toEqual([{ start: '2026-03-14T18:00:00.000Z', end: '2026-03-14T22:00:00.000Z' }]);
    expect(found.refused.map(({ name, tooShort, findings }) => [name.en, tooShort, codes(findings)])).toEqual([
      ['Tuesday evening', false, ['C3 -']],
      ['Thursday evening', false, ['C1 CHG900001']],
    ]);
    const long = await (await server.as('wang-lei')).post('/api/change-calendar/free-slots', { ...wish, minutes: 300 });
    expect(freeSlots.parse(long.body).refused.every(({ tooShort }) => tooShort)).toBe(true);
  });

  test('when the calendar is downloaded, then it is an iCalendar file in the language wanted', async () => {
    const reader = await server.as('wang-lei');
    const file = await reader.get('/api/change-calendar/ics').query({ ...march, language: 'zh' });
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const unfolded = file.text.replaceAll('\r\n ', '');
    expect(unfolded).toContain(String.raw`SUMMARY:CHG900001 数据库补丁，第一批\; patch`);
    expect(unfolded).toContain('UID:change-chg900001@praxis\r\n');
    expect(unfolded).toContain('DTSTART:20260312T120000Z\r\nDTEND:20260312T140000Z');
    expect(unfolded).toContain(String.raw`停机\n风险: 中\n实施人: 王磊`);
    expect(unfolded).not.toContain('CHG900003');
  });
});
