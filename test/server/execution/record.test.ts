import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, openTask, openTasks, readCase, startCase } from './support.ts';

describe.each(bothDatabases)('records on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAWorkshop(database);
  });
  afterEach(() => server.close());

  test('given a manual override, then permission, reason and version decide, it is audited, and the process sees it', async () => {
    const { recordId, number } = await startCase(await server.as('zhang-wei'), 'task');
    const override = async (account: string, body: object, version = 1) =>
      (await server.as(account)).patch(`/api/records/workshop/${number}`, body, { 'If-Match': `"${version}"` });
    const fields = { important: true };

    const byResolver = await override('wang-lei', { fields, reason: 'because it matters' });
    const withoutReason = await override('chen-min', { fields });
    const shortReason = await override('chen-min', { fields, reason: 'because  ' });
    const wrongType = await override('chen-min', { fields: { important: 'yes' }, reason: 'because it matters' });
    const stale = await override('chen-min', { fields, reason: 'because it matters' }, 99);
    const done = await override('chen-min', { fields, reason: 'because it matters' });

    expect([byResolver.status, withoutReason.status, shortReason.status]).toEqual([403, 422, 422]);
    expect([withoutReason.body.code, shortReason.body.code]).toEqual(['REASON_REQUIRED', 'REASON_REQUIRED']);
    expect([wrongType.status, wrongType.body.code]).toEqual([422, 'FORM_INVALID']);
    expect([stale.status, stale.body.code]).toEqual([412, 'PRECONDITION_FAILED']);
    expect(done.body).toMatchObject({ fields: { important: true, overridden: ['important'] }, lockVersion: 2 });
    const audit = await server.database.reader.query<{ actor_id: string; details: string }>(
      `SELECT actor_id, details FROM audit_trail WHERE action = 'manual-override'`,
    );
    expect(audit).toHaveLength(1);
    expect(audit[0]?.actor_id).toBe('chen-min');
    expect(JSON.parse(audit[0]?.details ?? '')).toMatchObject({ reason: 'because it matters', number });
    const elements = (await openTasks(await server.as('li-na'), recordId)).map(({ elementId }) => elementId);
    expect(elements.toSorted()).toEqual(['UT1_finish', 'UT3_look']);
  });

  test('given twenty cases started at once, then their numbers have no gap and no double', async () => {
    const zhang = await server.as('zhang-wei');
    const started = await Promise.all(Array.from({ length: 20 }, () => startCase(zhang, 'task')));

    expect(started.map(({ number }) => number).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, index) => `WSP${String(index + 1).padStart(6, '0')}`),
    );
  });

  test('given a register, then it is filtered, searched in Chinese, sorted and paged by named keys only', async () => {
    const zhang = await server.as('zhang-wei');
    for (const kind of ['甲', '乙', '100%', 'task']) await startCase(zhang, kind);
    const list = async (wish: Parameters<typeof zhang.list>[1]) => {
      const response = await zhang.list('/api/records/workshop', wish);
      return {
        status: response.status,
        kinds: (response.body as { fields?: { kind?: string } }[]).map?.((row) => row.fields?.kind),
        range: response.headers['content-range'],
      };
    };

    expect(await list({ filter: { q: '乙' } })).toMatchObject({ kinds: ['乙'] });
    expect(await list({ filter: { q: '0%' } })).toMatchObject({ kinds: ['100%'] });
    expect(await list({ filter: { kind: ['甲', 'task'] }, sort: ['number', 'ASC'] })).toMatchObject({
      kinds: ['甲', 'task'],
    });
    expect(await list({ sort: ['kind', 'DESC'], range: [0, 1] })).toMatchObject({
      kinds: ['甲', '乙'],
      range: 'records 0-1/4',
    });
    expect(await list({ filter: { kind: ['甲', '乙'] }, sort: ['kind', 'ASC'], range: [1, 1] })).toMatchObject({
      kinds: ['甲'],
      range: 'records 1-1/2',
    });
    expect((await list({ filter: { kind: ['甲', '乙'] }, range: [5, 9] })).range).toBe('records */2');
    expect((await list({ sort: ['outcome', 'ASC'] })).status).toBe(400);
    expect((await list({ filter: { outcome: 'x' } })).status).toBe(400);
    expect((await list({ filter: { kind: { $ne: '' } } })).status).toBe(400);
  });

  test.each([
    { account: 'zhang-wei', readable: true },
    { account: 'li-na', readable: true },
    { account: 'wang-lei', readable: true },
    { account: 'feng-jie', readable: true },
    { account: 'sun-hao', readable: false },
    { account: 'jiang-wen', readable: false },
    { account: 'bai-yu', readable: true },
    { account: 'monitoring', readable: false },
  ])('given the case of Zhang Wei, then $account reads it on every route: $readable', async ({ account, readable }) => {
    const { recordId, number, instanceId } = await startCase(await server.as('zhang-wei'), 'task');
    const task = await openTask(await server.as('li-na'), recordId, 'UT1_finish');
    const reader = await server.as(account);
    const status = readable ? 200 : 404;
    const mayTask = readable && account !== 'zhang-wei';

    expect((await reader.get(`/api/records/workshop/${recordId}`)).status).toBe(status);
    expect((await reader.get(`/api/records/workshop/${number}`)).status).toBe(status);
    expect((await reader.get(`/api/process-instances/${instanceId}`)).status).toBe(status);
    expect((await reader.get(`/api/tasks/${task.id}`)).status).toBe(mayTask ? 200 : 404);
    for (const [path, most] of [
      ['/api/records/workshop', 1],
      ['/api/process-instances', 1],
      ['/api/tasks', mayTask ? 1 : 0],
      ['/api/history', 200],
    ] as const) {
      const filter = path === '/api/history' ? { recordId } : {};
      const rows = (await reader.list(path, { range: [0, 199], filter })).body as unknown[];
      expect(rows.length > 0, path).toBe(readable && most > 0);
    }
    expect((await reader.list('/api/records/workshop', { filter: { q: number } })).headers['content-range']).toBe(
      readable ? 'records 0-0/1' : 'records */0',
    );
  });

  test('given a case of a customer, then its representative reads it', async () => {
    const zhang = await server.as('zhang-wei');
    const { recordId } = await startCase(zhang, 'task');
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE record SET customer_id = 'group-hq' WHERE id = ?`, [recordId]),
    );

    expect((await readCase(await server.as('qian-li'), recordId)).id).toBe(recordId);
  });
});
