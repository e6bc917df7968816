import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { openTask, openTasks } from '../execution/support.ts';
import { audited, done, givenPurchases, key, offers, operate, people, reason, run, started, told } from './support.ts';

describe.each(bothDatabases)('returning and withdrawing on %s', (database) => {
  let server: TestServer;
  let desk: Client;
  let resolver: Client;
  let requester: Client;
  let recordId: string;
  let instanceId: string;
  beforeAll(async () => {
    server = await givenPurchases(database);
    ({ desk, resolver, requester } = await people(server));
  });
  beforeEach(async () => {
    ({ recordId, instanceId } = await started(requester));
  });
  afterAll(() => server.close());

  test('given a task after a completed one, when its assignee returns it, then whoever did that one has it again, and record, history, drawing and audit trail say so', async () => {
    await done(desk, recordId, 'UT1_draft');
    const { id } = await openTask(resolver, recordId, 'UT2_check');
    await resolver.post(`/api/tasks/${id}/claim`);
    expect((await offers(resolver, id))['return']).toMatchObject({
      refusal: null,
      targets: [{ elementId: 'UT1_draft', name: { en: 'Draft the order', zh: '起草订单' } }],
    });

    const answer = await operate(resolver, id, 'return', { to: 'UT1_draft', reason });

    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.status).toBe('canceled');
    expect(await openTasks(desk, recordId)).toMatchObject([
      { elementId: 'UT1_draft', assignee: { id: 'li-na' }, claimedAt: null },
    ]);
    expect((await desk.get(`/api/records/purchase/${recordId}`)).body.status).toBe('draft');
    expect((await run(desk, instanceId)).manual).toEqual([
      { elementId: 'UT2_check', operation: 'return-to', count: 1 },
      { elementId: 'UT1_draft', operation: 'return-to', count: 1 },
    ]);
    const history = await desk.list('/api/history', { filter: { recordId, kind: 'timeline', lifecycle: 'manual' } });
    expect(history.body).toMatchObject([
      {
        elementId: 'UT2_check',
        actor: { id: 'wang-lei' },
        details: {
          manual: { operation: 'return-to', by: 'wang-lei', reason },
          toName: { en: 'Draft the order', zh: '起草订单' },
        },
      },
    ]);
    expect(await audited(server, 'task-return', instanceId)).toMatchObject([
      {
        actor_id: 'wang-lei',
        task_id: id,
        details: {
          elementId: 'UT2_check',
          reason,
          before: { elements: ['UT2_check'], status: 'checking', assignee: 'wang-lei' },
          after: { elements: ['UT1_draft'], status: 'draft' },
        },
      },
    ]);
    expect(await told(server, 'li-na', recordId)).toEqual(['task-returned']);
    for (const element of ['UT1_draft', 'UT2_check'])
      await done(element === 'UT1_draft' ? desk : resolver, recordId, element);
    expect(await openTasks(desk, recordId)).toMatchObject([{ elementId: 'UT4_verify' }]);
  });

  test('given a return sent five times with one key, then it happens once; with another body it is refused', async () => {
    await done(desk, recordId, 'UT1_draft');
    const { id } = await openTask(resolver, recordId, 'UT2_check');
    await resolver.post(`/api/tasks/${id}/claim`);
    const once = key();

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => operate(resolver, id, 'return', { to: 'UT1_draft', reason }, once)),
    );
    const other = await operate(resolver, id, 'return', { to: 'UT1_draft', reason: `${reason}, again` }, once);
    const late = await operate(resolver, id, 'return', { to: 'UT1_draft', reason });

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect([late.status, late.body.code]).toEqual([403, 'NOT_AUTHORISED']);
    expect(await audited(server, 'task-return', instanceId)).toHaveLength(1);
  });

  test('given no key, a short reason, somebody else, or a task nobody did, then each is refused and nothing has changed', async () => {
    await done(desk, recordId, 'UT1_draft');
    const { id } = await openTask(resolver, recordId, 'UT2_check');
    await resolver.post(`/api/tasks/${id}/claim`);
    const body = { to: 'UT1_draft', reason };

    const keyless = await operate(resolver, id, 'return', body, {});
    const short = await operate(resolver, id, 'return', { ...body, reason: '  too few ' });
    const stranger = await operate(desk, id, 'return', body);
    const unknown = await operate(resolver, id, 'return', { ...body, to: 'UT9' });
    const later = await operate(resolver, id, 'return', { ...body, to: 'UT4_verify' });
    const unseen = await operate(requester, id, 'return', body);

    expect(
      [keyless, short, stranger, unknown, later, unseen].map(({ status, body: { code } }) => [status, code]),
    ).toEqual([
      [400, 'IDEMPOTENCY_KEY_MISSING'],
      [422, 'REASON_REQUIRED'],
      [403, 'NOT_AUTHORISED'],
      [422, 'MOVE_TARGET_REFUSED'],
      [422, 'TARGET_NOT_EARLIER'],
      [404, 'NOT_FOUND'],
    ]);
    expect(later.body.params).toEqual({ elementId: 'UT4_verify', allowed: 'UT1_draft' });
    expect(await openTasks(resolver, recordId)).toMatchObject([{ id, elementId: 'UT2_check' }]);
    expect(await audited(server, 'task-return', instanceId)).toEqual([]);
  });

  test('given a status the record cannot take, when the task is returned, then that is refused and the task is as it was', async () => {
    await done(desk, recordId, 'UT1_draft');
    await done(resolver, recordId, 'UT2_check');
    const { id } = await openTask(desk, recordId, 'UT4_verify');
    await desk.post(`/api/tasks/${id}/claim`);

    const answer = await operate(desk, id, 'return', { to: 'UT1_draft', reason });

    expect([answer.status, answer.body.code]).toEqual([422, 'STATUS_NOT_ALLOWED']);
    expect(await openTasks(desk, recordId)).toMatchObject([{ id, assignee: { id: 'li-na' } }]);
  });

  test('given a task from which there is no way back, when it is completed, then what follows is not returned', async () => {
    for (const [client, element] of [
      [desk, 'UT1_draft'],
      [resolver, 'UT2_check'],
      [desk, 'UT4_verify'],
      [desk, 'UT5_order'],
    ] as const)
      await done(client, recordId, element);
    const { id } = await openTask(desk, recordId, 'UT6_file');
    await desk.post(`/api/tasks/${id}/claim`);

    const answer = await operate(desk, id, 'return', { to: 'UT5_order', reason });

    expect([answer.status, answer.body.code, answer.body.params.why]).toEqual([
      422,
      'OPERATION_NOT_OPEN',
      'point-of-no-return',
    ]);
    expect((await offers(desk, id))['return']?.refusal).toBe('point-of-no-return');
  });

  test('given a completed task, when nobody has taken the next one, then it can be withdrawn by whoever completed it, and by nobody else', async () => {
    const id = await done(desk, recordId, 'UT1_draft');
    expect((await offers(desk, id))['withdraw']?.refusal).toBeNull();
    expect((await operate(resolver, id, 'withdraw', { reason })).status).toBe(403);

    const answer = await operate(desk, id, 'withdraw', { reason });

    expect(answer.status, answer.text).toBe(200);
    expect(await openTasks(desk, recordId)).toMatchObject([{ elementId: 'UT1_draft', assignee: { id: 'li-na' } }]);
    expect((await desk.get(`/api/records/purchase/${recordId}`)).body.status).toBe('draft');
    expect(await audited(server, 'task-withdraw', instanceId)).toHaveLength(1);
    expect(await told(server, 'li-na', recordId)).toEqual([]);
  });

  test('given a completed task, when the next one is claimed, or something was sent, then it cannot be withdrawn', async () => {
    const first = await done(desk, recordId, 'UT1_draft');
    const next = await openTask(resolver, recordId, 'UT2_check');
    await resolver.post(`/api/tasks/${next.id}/claim`);
    const claimed = await operate(desk, first, 'withdraw', { reason });
    expect((await offers(desk, first))['withdraw']?.refusal).toBe('claimed');
    const second = await done(resolver, recordId, 'UT2_check');
    const sent = await operate(resolver, second, 'withdraw', { reason });
    const earlier = await operate(desk, first, 'withdraw', { reason });

    expect([claimed, sent, earlier].map(({ status, body }) => [status, body.code, body.params.why])).toEqual([
      [422, 'OPERATION_NOT_OPEN', 'claimed'],
      [422, 'OPERATION_NOT_OPEN', 'effect'],
      [422, 'OPERATION_NOT_OPEN', 'effect'],
    ]);
  });

  test('given a withdrawal and a claim of the next task at once, then one of them wins and the process has one open task', async () => {
    const id = await done(desk, recordId, 'UT1_draft');
    const next = await openTask(resolver, recordId, 'UT2_check');

    const [withdrawn, claimed] = await Promise.all([
      operate(desk, id, 'withdraw', { reason }),
      resolver.post(`/api/tasks/${next.id}/claim`),
    ]);

    expect([withdrawn.status, claimed.status].filter((status) => status === 200)).toHaveLength(1);
    expect(await openTasks(desk, recordId)).toHaveLength(1);
  });
});
