import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { asked, givenMotions, motion, moved, standing, taskOf, tasksOf, votes } from '../approval/support.ts';
import { detail, offers, operate } from '../by-hand/support.ts';

const reason = 'the other one is on leave';

describe.each(bothDatabases)('separation of duties on %s', (database) => {
  let server: TestServer;
  let requester: Client;
  let owner: Client;
  let wang: Client;
  let fan: Client;
  beforeAll(async () => {
    server = await givenMotions(database);
    [requester, owner] = await Promise.all([server.as('zhang-wei'), server.as('han-mei')]);
    [wang, fan] = await Promise.all([server.as('wang-lei'), server.as('fan-rong')]);
  });
  afterAll(() => server.close());

  const give = (taskId: string, userId: string) =>
    server.database.unitOfWork((tx) => tx.execute('UPDATE task SET assignee_id = ? WHERE id = ?', [userId, taskId]));
  const refusals = async (taskId: string) => {
    const rows = await server.database.reader.query<{ actor_id: string; details: string }>(
      `SELECT actor_id, details FROM audit_trail WHERE action = 'sod-refused' AND task_id = ? ORDER BY seq`,
      [taskId],
    );
    return rows.map((row) => [row.actor_id, (JSON.parse(row.details) as { rule: string }).rule]);
  };
  const substitutions = async (taskId: string) => {
    const rows = await server.database.reader.query<{ action: string; details: string }>(
      `SELECT action, details FROM audit_trail WHERE action IN ('sod-substitute', 'no-candidate') AND entity_id = ? ORDER BY seq`,
      [taskId],
    );
    return rows.map(({ action, details }) => {
      const { rule, step, people } = JSON.parse(details) as Readonly<Record<string, unknown>>;
      return { action, rule, step, people };
    });
  };
  const override = async (recordId: string, fields: object) => {
    const { lockVersion } = await motion(owner, recordId);
    const body = { fields, reason: 'somebody else does it now' };
    const answer = await owner.patch(`/api/records/motion/${recordId}`, body, { 'If-Match': `"${lockVersion}"` });
    expect(answer.status, answer.text).toBe(200);
  };
  /** A motion that Wang Lei implements has come to its review. */
  const inReview = async () => {
    const recordId = await moved(requester, 'low');
    await votes(server, recordId, 'xu-fang', 'approve');
    const [implement] = await tasksOf(wang, recordId);
    await wang.post(`/api/tasks/${implement?.id}/complete`, { values: { note: 'done' } });
    const [review] = await tasksOf(owner, recordId);
    expect(review?.elementId).toBe('UT5_review');
    return { recordId, taskId: review?.id ?? '' };
  };

  test('given a review whose implementer holds the role too, then it is offered to the others only', async () => {
    const { recordId, taskId } = await inReview();
    for (const [client, offered] of [
      [wang, false],
      [fan, true],
    ] as const) {
      for (const queue of ['groups', 'unassigned']) {
        const { body } = await client.list('/api/tasks', { filter: { queue, recordId } });
        expect(body.map((task: { id: string }) => task.id)).toEqual(offered ? [taskId] : []);
      }
      expect((await detail(client, taskId)).may).toMatchObject({ claim: offered, complete: offered });
    }
  });

  test('given somebody a rule keeps away, when they claim, complete or save all the same, then 403 with rule and reason, and a trace each', async () => {
    const { taskId } = await inReview();
    const attempts = [
      await wang.post(`/api/tasks/${taskId}/claim`),
      await wang.post(`/api/tasks/${taskId}/complete`, { values: { note: 'fine' } }),
    ];
    await give(taskId, 'wang-lei');
    attempts.push(
      await wang.post(`/api/tasks/${taskId}/save`, { values: { note: 'fine' } }),
      await wang.post(`/api/tasks/${taskId}/complete`, { values: { note: 'fine' } }),
    );
    for (const { status, body } of attempts)
      expect([status, body.code, body.params]).toEqual([
        403,
        'SOD_VIOLATION',
        expect.objectContaining({ rule: 'SOD-02', person: 'wang-lei', reasonZh: '变更实施人不得进行实施后评审' }),
      ]);
    expect(await refusals(taskId)).toEqual(attempts.map(() => ['wang-lei', 'SOD-02']));
    expect((await detail(owner, taskId)).status).toBe('open');
  });

  test('given somebody a rule keeps away, when the task is to be transferred to them or they are asked to sign, then 403', async () => {
    const { taskId } = await inReview();
    await fan.post(`/api/tasks/${taskId}/claim`);
    const offered = await offers(owner, taskId);
    expect(offered['joint-sign']?.people.map(({ id }) => id)).not.toContain('wang-lei');
    const answers = [
      await operate(owner, taskId, 'transfer', { person: 'wang-lei', reason }),
      await operate(owner, taskId, 'add-signer', { person: 'wang-lei', order: 'before', reason }),
      await operate(owner, taskId, 'joint-sign', { people: ['xu-fang', 'wang-lei'], needed: 1, reason }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code, body.params.rule])).toEqual(
      answers.map(() => [403, 'SOD_VIOLATION', 'SOD-02']),
    );
    expect(await refusals(taskId)).toEqual(answers.map(() => ['han-mei', 'SOD-02']));
  });

  test('given an administrator who implements, when a vote has come to them, then they are refused like anybody else', async () => {
    const recordId = await moved(requester, 'low', 'lin-xia');
    const taskId = await taskOf(owner, recordId, 'xu-fang');
    await give(taskId, 'lin-xia');
    const admin = await server.as('lin-xia');
    const answer = await admin.post(`/api/tasks/${taskId}/complete`, { values: { decision: 'approve' } });
    expect([answer.status, answer.body.code, answer.body.params.rule]).toEqual([403, 'SOD_VIOLATION', 'SOD-01']);
    expect(await standing(owner, recordId)).toEqual([]);
  });

  test('given a member who has voted, when a second seat comes to them, then it is no second vote', async () => {
    const recordId = await moved(requester, 'board');
    await votes(server, recordId, 'xu-fang', 'approve');
    const other = await taskOf(owner, recordId, 'shi-lei');
    await give(other, 'xu-fang');
    const answer = await votes(server, recordId, 'xu-fang', 'approve');
    expect([answer.status, answer.body.code]).toEqual([409, 'VOTED_ALREADY']);
  });

  test('given a board one of whose members moves it, then three vote; when only their own approval is needed, then the owner of the process stands in', async () => {
    const xu = await server.as('xu-fang');
    const [board, low, implementedByOwner] = [
      await moved(xu, 'board'),
      await moved(xu, 'low'),
      await moved(xu, 'low', 'han-mei'),
    ];
    expect(await asked(owner, board)).toEqual(['guo-bin', 'qian-li', 'shi-lei']);
    expect(await asked(owner, low)).toEqual(['han-mei']);
    expect(await asked(owner, implementedByOwner)).toEqual(['lin-xia']);
    expect(await substitutions(await taskOf(owner, low, 'han-mei'))).toEqual([
      { action: 'sod-substitute', rule: 'SOD-01', step: 'process-owner', people: ['han-mei'] },
    ]);
    expect(await substitutions(await taskOf(owner, implementedByOwner, 'lin-xia'))).toMatchObject([
      { rule: 'SOD-01', step: 'sms-manager' },
    ]);
    expect((await votes(server, low, 'han-mei', 'approve')).status).toBe(200);
    expect((await motion(owner, low)).fields).toMatchObject({
      approvalOutcome: 'approved',
      approvals: [{ user: 'han-mei', role: 'change-manager' }],
    });
  });

  test('given an open vote, when its voter becomes the implementer, then it goes to whoever stands in', async () => {
    const recordId = await moved(requester, 'low');
    const taskId = await taskOf(owner, recordId, 'xu-fang');
    const xu = await server.as('xu-fang');
    await xu.post(`/api/tasks/${taskId}/claim`);
    await override(recordId, { implementerId: 'xu-fang' });
    expect(await asked(owner, recordId)).toEqual(['han-mei']);
    const late = await xu.post(`/api/tasks/${taskId}/complete`, { values: { decision: 'approve' } });
    expect([late.status, late.body.code]).toEqual([403, 'SOD_VIOLATION']);
  });

  test('given nobody left at all, then the task waits and says so, and is offered as soon as the role is given to somebody', async () => {
    const away = async (ids: readonly string[], active: number) => {
      for (const id of ids)
        await server.database.unitOfWork((tx) =>
          tx.execute('UPDATE account SET active = ? WHERE user_id = ?', [active, id]),
        );
    };
    const xu = await server.as('xu-fang');
    await away(['han-mei', 'lin-xia', 'tang-yu'], 0);
    const recordId = await moved(xu, 'low');
    const ren = await server.as('ren-ke');
    const [task] = await tasksOf(ren, recordId);
    expect(task).toMatchObject({ status: 'open', assignee: null });
    expect((await detail(ren, task?.id ?? '')).hasNobody).toBe(true);
    expect(await substitutions(task?.id ?? '')).toMatchObject([{ action: 'no-candidate', rule: 'SOD-01' }]);
    await server.settle();
    expect((await detail(ren, task?.id ?? '')).hasNobody).toBe(true);
    expect((await motion(ren, recordId)).fields['approvalOutcome']).toBe('open');

    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE account SET roles = '["document-controller","change-manager"]' WHERE user_id = 'ren-ke'`, []),
    );
    await server.settle();

    expect(await detail(ren, task?.id ?? '')).toMatchObject({ hasNobody: false, may: { complete: true } });
    await away(['han-mei', 'lin-xia', 'tang-yu'], 1);
    const done = await ren.post(`/api/tasks/${task?.id}/complete`, { values: { decision: 'approve' } });
    expect(done.status, done.text).toBe(200);
  });
});
