import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarSubscription, madeSubscription } from '../../../server/contract/calendar-subscription.ts';
import { icalendarFaults } from '../../support/icalendar-faults.ts';
import { putPlannedChanges } from '../../support/planned-changes.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const path = '/api/calendar-subscriptions';

describe.each(['sqlite', 'postgres'] as const)('given planned changes and a calendar program on %s', (dialect) => {
  let server: TestServer;
  const logged: string[] = [];

  beforeAll(async () => {
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        logged.push(String(chunk));
        done();
      },
    });
    server = await givenAServer({ database: dialect, at: '2026-03-02T09:00:00+08:00', log: pino(stream) });
    const evening = { start: '2026-03-12T20:00:00+08:00', end: '2026-03-12T22:00:00+08:00' };
    await putPlannedChanges(server.database.unitOfWork, [
      { number: 'CHG900001', title: '数据库补丁，第一批; patch', ...evening, fields: { riskLevel: 'medium' } },
      { number: 'CHG900002', status: 'awaiting-approval', ...evening, restricted: true },
      { number: 'CHG900003', start: '2026-07-01T20:00:00+08:00', end: '2026-07-01T21:00:00+08:00' },
    ]);
  });
  afterAll(() => server.close());

  const made = async (account: string, name = 'Outlook', more: object = {}) => {
    const answer = await (await server.as(account)).post(path, { name, ...more });
    expect(answer.status, answer.text).toBe(201);
    return madeSubscription.parse(answer.body);
  };
  const read = (address: string) => server.anonymous().get(address);
  const change = (sql: string, params: readonly unknown[]) =>
    server.database.unitOfWork((tx) => tx.execute(sql, [...params]));

  test('when a person subscribes, then a program without a session reads a valid file of what they may read, in the language wanted', async () => {
    const { address } = await made('wang-lei', 'Outlook', { language: 'zh' });
    const answer = await read(address);

    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(icalendarFaults(answer.text)).toEqual([]);
    const unfolded = answer.text.replaceAll('\r\n ', '');
    expect(unfolded).toContain(String.raw`SUMMARY:CHG900001 数据库补丁，第一批\; patch`);
    expect(unfolded).toContain('CATEGORIES:风险: 中');
    expect(unfolded).not.toMatch(/CHG90000[23]/);
    expect((await read((await made('ma-rui')).address)).text).toContain('CHG900002');
  });

  test('when time goes on and rights change, then the same address shows what they may read then, and nothing once the right is gone', async () => {
    const { address } = await made('fan-rong');
    expect((await read(address)).text).not.toContain('CHG900003');
    server.clock.set(new Date('2026-06-01T09:00:00+08:00'));
    expect((await read(address)).text).toContain('CHG900003');
    server.clock.set(new Date('2026-03-02T09:00:00+08:00'));

    const [before] = await server.database.reader.query<{ roles: string }>(
      `SELECT roles FROM account WHERE user_id = 'fan-rong'`,
    );
    const setRoles = (roles: string) => change(`UPDATE account SET roles = ? WHERE user_id = 'fan-rong'`, [roles]);
    await setRoles('["infosec-manager"]');
    expect((await read(address)).text).toContain('CHG900002');
    await setRoles('[]');
    expect((await read(address)).status).toBe(404);
    await setRoles(before?.roles ?? '');
    expect((await read(address)).status).toBe(200);
  });

  test('when it is revoked, or the account is closed, then its address is as unknown as one that never was', async () => {
    const { id, address } = await made('wang-lei', 'Phone');
    const other = await server.as('fan-rong');
    expect((await other.post(`${path}/${id}/revoke`)).status).toBe(404);
    expect((await read(address)).status).toBe(200);

    const setActive = (active: boolean) =>
      change(`UPDATE account SET active = ? WHERE user_id = 'wang-lei'`, [active ? 1 : 0]);
    const never = await read(address.replace(/[\w-]{43}/, 'x'.repeat(43)));
    expect([never.status, never.body.code]).toEqual([404, 'NOT_FOUND']);
    const owner = await server.as('wang-lei');
    await setActive(false);
    const closed = await read(address);
    await setActive(true);
    expect((await owner.post(`${path}/${id}/revoke`)).status).toBe(204);
    const revoked = await read(address);
    for (const answer of [closed, revoked]) {
      expect(answer.status).toBe(404);
      expect({ ...answer.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
      expect(answer.text).not.toContain('x'.repeat(43));
    }
    expect((await owner.post(`${path}/${id}/revoke`)).status).toBe(404);
  });

  test('when subscriptions are made, listed and revoked, then it is audited, at most ten are there, and their secret is nowhere afterwards', async () => {
    const owner = await server.as('guo-bin');
    const { address, ...first } = await made('guo-bin', '  邮箱  ');
    const token = /[\w-]{43}/.exec(address)?.[0] ?? '';
    await read(address);
    await read(`/API/Calendar-Feed/${token}`);
    const listed = calendarSubscription.array().parse((await owner.get(path)).body);
    expect(listed).toEqual([{ ...first, name: '邮箱', lastReadAt: '2026-03-02T01:00:00.000Z' }]);

    for (let more = 2; more <= 10; more += 1) await made('guo-bin', `Number ${more}`);
    const tooMany = await owner.post(path, { name: 'One more' });
    expect([tooMany.status, tooMany.body.errors[0]?.code]).toEqual([400, 'too-many']);
    for (const body of [
      {},
      { name: ' ' },
      { name: 'x'.repeat(61) },
      { name: 'x', language: 'fr' },
      { name: 'x', userId: 'ma-rui' },
    ])
      expect((await owner.post(path, body)).status).toBe(400);
    expect((await owner.post(`${path}/${first.id}/revoke`)).status).toBe(204);

    const { reader } = server.database;
    const audited = await reader.query<{ action: string; details: string; actor_id: string }>(
      'SELECT action, details, actor_id FROM audit_trail WHERE entity_id = ? ORDER BY seq',
      [first.id],
    );
    expect(audited.map((row) => [row.action, row.actor_id, JSON.parse(row.details)])).toEqual([
      ['calendar-subscription-made', 'guo-bin', { name: '邮箱' }],
      ['calendar-subscription-revoked', 'guo-bin', { name: '邮箱' }],
    ]);
    const kept = [
      await reader.query('SELECT * FROM calendar_subscription'),
      await reader.query('SELECT * FROM audit_trail'),
    ];
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(logged.join('')).toContain('"path":"/api/calendar-feed/..."');
    expect(logged.join('')).not.toContain(token);
  });

  test('when somebody subscribes who has no right to the calendar, or by the session of somebody else, then that is refused', async () => {
    expect((await (await server.as('zhang-wei')).post(path, { name: 'Phone' })).status).toBe(403);
    expect((await server.anonymous().post(path, { name: 'Phone' })).status).toBe(401);
    const owner = await server.as('wang-lei');
    expect((await owner.raw.post(path).send({ name: 'Phone' })).status).toBe(403);
  });

  test('when a password is set anew by an administrator, then the addresses of the person are unknown', async () => {
    const { address } = await made('shi-lei');
    expect((await read(address)).status).toBe(200);
    await server.application.setup.resetPassword('shi-lei', 'a new and long password');
    expect((await read(address)).status).toBe(404);
  });

  test('when an address is read very often, or many unknown ones are tried, then it is slowed down for a while, each for itself', async () => {
    server.clock.set(new Date('2026-03-02T12:00:00+08:00'));
    const [often, other] = [await made('wang-lei'), await made('wang-lei')];
    for (let reading = 1; reading <= 30; reading += 1) expect((await read(often.address)).status).toBe(200);
    const slowed = await read(often.address);
    expect([slowed.status, slowed.headers['retry-after'], slowed.body.code]).toEqual([429, '300', 'TOO_MANY_REQUESTS']);
    expect((await read(other.address)).status).toBe(200);
    for (let guess = 1; guess <= 100; guess += 1)
      expect((await read(`/api/calendar-feed/${guess}.ics`)).status).toBe(404);
    expect((await read('/api/calendar-feed/101.ics')).status).toBe(429);
    server.clock.set(new Date('2026-03-02T12:05:01+08:00'));
    expect((await read(often.address)).status).toBe(200);
    expect((await read('/api/calendar-feed/101.ics')).status).toBe(404);
  });
});
