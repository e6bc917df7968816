import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { openTask, openTasks } from '../execution/support.ts';
import { audited, detail, done, givenPurchases, offers, operate, people, reason, started, told } from './support.ts';

describe.each(bothDatabases)('people named by hand on %s', (database) => {
  let server: TestServer;
  let desk: Client;
  let resolver: Client;
  let owner: Client;
  let requester: Client;
  let recordId: string;
  let instanceId: string;
  let taskId: string;
  beforeAll(async () => {
    server = await givenPurchases(database);
    ({ desk, resolver, owner, requester } = await people(server));
  });
  beforeEach(async () => {
    ({ recordId, instanceId } = await started(requester));
    taskId = (await openTask(desk, recordId, 'UT1_draft')).id;
    await desk.post(`/api/tasks/${taskId}/claim`);
  });
  afterAll(() => server.close());

  const complete = (client: Client, id: string, values: object = { note: 'fine' }) =>
    client.post(`/api/tasks/${id}/complete`, { values });

  test('given a signer before, when they have not answered, then the task cannot be completed; afterwards it shows their opinion', async () => {
    const added = await operate(desk, taskId, 'add-signer', { person: 'wang-lei', order: 'before', reason });
    expect(added.status, added.text).toBe(200);
    const missing = await complete(desk, taskId);
    expect([missing.status, missing.body.code]).toEqual([409, 'SIGNATURES_MISSING']);
    const signature = (await openTasks(resolver, recordId)).find(({ id }) => id !== taskId);
    expect(signature).toMatchObject({ elementId: 'UT1_draft', assignee: { id: 'wang-lei' }, formId: 'gf-signature' });
    const before = (await desk.get(`/api/records/purchase/${recordId}`)).body;

    const signed = await complete(resolver, signature?.id ?? '', { opinion: 'disagree', comment: 'too expensive' });

    expect(signed.status, signed.text).toBe(200);
    expect((await desk.get(`/api/records/purchase/${recordId}`)).body).toMatchObject({
      fields: before.fields,
      status: before.status,
    });
    expect((await detail(desk, taskId)).signatures).toMatchObject([
      { person: { id: 'wang-lei' }, opinion: 'disagree', comment: 'too expensive' },
    ]);
    expect(await told(server, 'wang-lei', recordId)).toEqual(['signature-asked']);
    expect((await complete(desk, taskId)).status).toBe(200);
    expect(await openTasks(desk, recordId)).toMatchObject([{ elementId: 'UT2_check' }]);
  });

  test("given a signature, then it is nobody else's, is not signed or transferred in turn, and a form that is not filled in is refused", async () => {
    await operate(desk, taskId, 'add-signer', { person: 'wang-lei', order: 'beside', reason });
    const id = (await openTasks(resolver, recordId)).find((task) => task.id !== taskId)?.id ?? '';

    const byOther = await complete(desk, id, { opinion: 'agree', comment: 'x' });
    const empty = await complete(resolver, id, {});
    const again = await operate(resolver, id, 'add-signer', { person: 'guo-bin', order: 'before', reason });

    expect([byOther, empty, again].map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'TASK_CLAIMED'],
      [422, 'FORM_INVALID'],
      [422, 'OPERATION_NOT_OPEN'],
    ]);
    expect(await detail(resolver, id)).toMatchObject({ isSignature: true, afterwards: [] });
    expect((await offers(resolver, id))['return']?.refusal).toBe('signature');
  });

  test('given a joint signature of three of whom two are enough, then the third task goes when two have answered', async () => {
    const body = { people: ['wang-lei', 'guo-bin', 'xu-fang'], needed: 2, reason };
    const asked = await operate(desk, taskId, 'joint-sign', body);
    expect(asked.status, asked.text).toBe(200);
    const guo = await server.as('guo-bin');
    for (const client of [resolver, guo]) {
      const { body: mine } = await client.list('/api/tasks', { filter: { queue: 'mine', recordId } });
      expect((await complete(client, mine[0].id, { opinion: 'agree', comment: 'good' })).status).toBe(200);
    }

    expect(await openTasks(desk, recordId)).toMatchObject([{ id: taskId }]);
    expect((await detail(desk, taskId)).signatures).toHaveLength(2);
    expect((await complete(desk, taskId)).status).toBe(200);
  });

  test('given a package that narrows the rules, then its process owner may not ask for a joint signature, and customers are out of reach', async () => {
    const byOwner = await operate(owner, taskId, 'joint-sign', { people: ['wang-lei', 'guo-bin'], needed: 1, reason });
    const outside = await operate(desk, taskId, 'joint-sign', { people: ['wang-lei', 'sun-hao'], needed: 1, reason });

    expect([byOwner.status, byOwner.body.code]).toEqual([403, 'NOT_AUTHORISED']);
    expect([outside.status, outside.body.code, outside.body.params]).toEqual([
      422,
      'PERSON_NOT_POSSIBLE',
      { person: 'sun-hao', why: 'out of reach' },
    ]);
    const { people: named = [] } = (await offers(desk, taskId))['joint-sign'] ?? {};
    expect(named.map(({ id }) => id)).toContain('guo-bin');
    expect(named.map(({ id }) => id)).not.toContain('sun-hao');
  });

  test('given a repeated vote, when a person is added, then only those whom the role allows may be, and their vote counts', async () => {
    await complete(desk, taskId, { note: 'vote' });
    const guo = await server.as('guo-bin');
    const vote = (await openTasks(guo, recordId)).find(({ assignee }) => assignee?.id === 'guo-bin');

    const wrong = await operate(guo, vote?.id ?? '', 'add-signer', { person: 'wang-lei', order: 'beside', reason });
    const joint = await operate(guo, vote?.id ?? '', 'joint-sign', {
      people: ['wang-lei', 'li-na'],
      needed: 1,
      reason,
    });

    expect([wrong.status, wrong.body.code]).toEqual([422, 'PERSON_NOT_POSSIBLE']);
    expect([joint.status, joint.body.params.why]).toEqual([422, 'repeated']);
  });

  test('given a task, when it is transferred, then only to somebody it could be offered to, who then has it unclaimed', async () => {
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE account SET roles = '["service-desk"]' WHERE user_id = 'guo-bin'`, []),
    );
    const wrong = await operate(desk, taskId, 'transfer', { person: 'wang-lei', reason });
    const self = await operate(desk, taskId, 'transfer', { person: 'li-na', reason });

    const answer = await operate(desk, taskId, 'transfer', { person: 'guo-bin', reason });

    expect([wrong, self].map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'PERSON_NOT_POSSIBLE'],
      [422, 'PERSON_NOT_POSSIBLE'],
    ]);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ assignee: { id: 'guo-bin' }, claimedAt: null, status: 'open' });
    expect(await told(server, 'guo-bin', recordId)).toEqual(['task-transferred']);
    expect((await complete(desk, taskId)).body.code).toBe('TASK_CLAIMED');
    expect(await audited(server, 'task-transfer', instanceId)).toMatchObject([
      { details: { before: { assignee: 'li-na' }, reason } },
    ]);
    expect((await complete(await server.as('guo-bin'), taskId)).status).toBe(200);
  });

  test('given a copy, when it is sent to a person of another customer side, then they read a notice and the record, and nothing more', async () => {
    const jiang = await server.as('jiang-wen');
    expect((await jiang.get(`/api/records/purchase/${recordId}`)).status).toBe(404);

    const answer = await operate(desk, taskId, 'copy', { people: ['jiang-wen'], text: 'for your information' });

    expect(answer.status, answer.text).toBe(200);
    const notices = (await jiang.list('/api/notifications', { filter: { unread: true } })).body;
    expect(notices).toMatchObject([{ template: 'record-copied', recordId, data: { text: 'for your information' } }]);
    expect((await jiang.get(`/api/records/purchase/${recordId}`)).status).toBe(200);
    expect((await jiang.get(`/api/tasks/${taskId}`)).status).toBe(404);
    expect((await jiang.post(`/api/tasks/${taskId}/claim`)).status).toBe(404);
    expect((await operate(desk, taskId, 'copy', { people: ['jiang-wen'] })).status).toBe(200);
  });

  test('given the requester, when they urge, then the assignee is told once an hour', async () => {
    const urgeable = async () => (await requester.get(`/api/records/purchase/${recordId}`)).body.urgeable;
    expect(await urgeable()).toEqual([{ taskId, urged: false }]);
    const first = await operate(requester, taskId, 'urge', { text: 'it is raining in' });
    expect(await urgeable()).toEqual([{ taskId, urged: true }]);
    const again = await operate(requester, taskId, 'urge', {});
    await server.at('2026-03-02T10:00:00+08:00');
    const later = await operate(requester, taskId, 'urge', {});
    const own = await operate(desk, taskId, 'urge', {});

    expect([first.status, again.status, again.body.code, later.status, own.status]).toEqual([
      200,
      429,
      'URGED_ALREADY',
      200,
      403,
    ]);
    expect(await told(server, 'li-na', recordId)).toEqual(['task-urged', 'task-urged']);
  });

  test('given an account that is not active, then it cannot be named; given nobody active who may take a task, then the task says so', async () => {
    await server.database.unitOfWork((tx) => tx.execute(`UPDATE account SET active = 0 WHERE user_id = 'guo-bin'`, []));
    const answer = await operate(desk, taskId, 'add-signer', { person: 'guo-bin', order: 'before', reason });
    await done(desk, recordId, 'UT1_draft');
    const { id } = await openTask(owner, recordId, 'UT2_check');
    expect((await detail(owner, id)).hasNobody).toBe(false);
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE account SET active = 0 WHERE roles LIKE '%resolver%'`, []),
    );

    expect([answer.status, answer.body.params.why]).toEqual([422, 'the account is not active']);
    expect((await detail(owner, id)).hasNobody).toBe(true);
  });
});
