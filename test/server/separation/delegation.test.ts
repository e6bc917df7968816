import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { asked, givenMotions, motion, moved, standing, taskOf } from '../approval/support.ts';

const reason = 'on leave for a week';
const week = { startsAt: '2026-03-01T00:00:00Z', endsAt: '2026-03-09T00:00:00Z', reason };

describe.each(bothDatabases)('delegation on %s', (database) => {
  let server: TestServer;
  let guo: Client;
  let chen: Client;
  let wang: Client;
  let owner: Client;
  beforeAll(async () => {
    server = await givenMotions(database);
    [guo, chen] = await Promise.all([server.as('guo-bin'), server.as('chen-min')]);
    [wang, owner] = await Promise.all([server.as('wang-lei'), server.as('han-mei')]);
  });
  afterAll(() => server.close());

  const delegate = (client: Client, body: object) => client.post('/api/delegations', { ...week, ...body });
  const end = (client: Client, id: string) => client.post(`/api/delegations/${id}/end`);
  const approve = (client: Client, taskId: string) =>
    client.post(`/api/tasks/${taskId}/complete`, { values: { decision: 'approve' } });

  test('given an owner who is away, when the requester and implementer is to act for them, then it is refused; a third person votes with both names kept', async () => {
    const recordId = await moved(wang, 'board');
    const refused = await delegate(guo, { to: 'wang-lei' });
    expect([refused.status, refused.body.code, refused.body.params.rule]).toEqual([403, 'SOD_VIOLATION', 'SOD-01']);
    const taskId = await taskOf(owner, recordId, 'guo-bin');
    const called = await approve(wang, taskId);
    expect([called.status, called.body.code]).toEqual([403, 'SOD_VIOLATION']);
    const traces = await server.database.reader.query(`SELECT seq FROM audit_trail WHERE action = 'sod-refused'`);
    expect(traces).toHaveLength(2);

    const made = await delegate(guo, { to: 'chen-min', processId: 'motion' });
    expect([made.status, made.body.state], made.text).toEqual([200, 'active']);
    const mine = await chen.list('/api/tasks', { filter: { queue: 'mine', recordId } });
    expect(mine.body).toMatchObject([{ id: taskId, may: { complete: true } }]);
    const voted = await approve(chen, taskId);
    expect(voted.status, voted.text).toBe(200);

    expect((await motion(owner, recordId)).fields['approvals']).toMatchObject([
      { user: 'chen-min', onBehalfOf: 'guo-bin', role: 'service-owner', decision: 'approve' },
    ]);
    const [audit] = await server.database.reader.query<{ actor_id: string; on_behalf_of: string }>(
      `SELECT actor_id, on_behalf_of FROM audit_trail WHERE action = 'task-completed' AND entity_id = ?`,
      [taskId],
    );
    expect(audit).toEqual({ actor_id: 'chen-min', on_behalf_of: 'guo-bin' });
    const history = await owner.list('/api/history', {
      filter: { recordId, lifecycle: 'completed', elementId: 'UT1_vote' },
    });
    expect(history.body[0]).toMatchObject({
      actor: { id: 'chen-min' },
      details: { onBehalfOf: 'guo-bin', onBehalfOfName: { zh: '郭斌' } },
    });
    expect((await end(guo, made.body.id)).body.state).toBe('over');
  });

  test('given a delegation for other work, another time or another role, then nothing may be done by it', async () => {
    const recordId = await moved(wang, 'board');
    const taskId = await taskOf(owner, recordId, 'guo-bin');
    const scopes = [{ processId: 'incident' }, { role: 'tester' }, { startsAt: '2026-03-03T00:00:00Z' }];
    for (const scope of scopes) {
      const made = await delegate(guo, { to: 'chen-min', ...scope });
      expect(made.status, made.text).toBe(200);
      expect((await approve(chen, taskId)).body.code, JSON.stringify(scope)).toBe('TASK_CLAIMED');
      await end(guo, made.body.id);
    }
  });

  test('given a task that was taken for somebody, when the delegation is over, then it is refused, and given back it is theirs again', async () => {
    const recordId = await moved(wang, 'board');
    const taskId = await taskOf(owner, recordId, 'guo-bin');
    const made = await delegate(guo, { to: 'chen-min' });
    expect((await chen.post(`/api/tasks/${taskId}/claim`)).status).toBe(200);
    await end(guo, made.body.id);
    expect((await approve(chen, taskId)).body.code).toBe('NOT_AUTHORISED');
    expect((await chen.post(`/api/tasks/${taskId}/release`)).status).toBe(200);
    expect(await asked(owner, recordId)).toContain('guo-bin');
  });

  test('given a member of the board who acts for another one, then they have one vote and not two', async () => {
    const recordId = await moved(wang, 'board');
    const made = await delegate(guo, { to: 'shi-lei' });
    const shi = await server.as('shi-lei');
    expect((await approve(shi, await taskOf(owner, recordId, 'shi-lei'))).status).toBe(200);
    const second = await approve(shi, await taskOf(owner, recordId, 'guo-bin'));
    expect(second.body.code).toBe('VOTED_ALREADY');
    expect(await standing(owner, recordId)).toEqual(['1 shi-lei approve']);
    await end(guo, made.body.id);
  });

  test('given people who delegate what is not theirs, to whom they must not, or for too long, then each is refused and the list stays', async () => {
    const before = (await guo.get('/api/delegations')).body;
    const attempts: readonly (readonly [object, number, string])[] = [
      [{ to: 'guo-bin' }, 422, 'PERSON_NOT_POSSIBLE'],
      [{ to: 'qian-li' }, 422, 'PERSON_NOT_POSSIBLE'],
      [{ to: 'monitoring' }, 422, 'PERSON_NOT_POSSIBLE'],
      [{ to: 'nobody' }, 422, 'PERSON_NOT_POSSIBLE'],
      [{ to: 'chen-min', from: 'xu-fang' }, 403, 'NOT_AUTHORISED'],
      [{ to: 'chen-min', processId: 'nope' }, 422, 'REFERENCE_UNKNOWN'],
      [{ to: 'chen-min', role: 'nope' }, 422, 'REFERENCE_UNKNOWN'],
      [{ to: 'chen-min', endsAt: '2026-07-01T00:00:00Z' }, 422, 'FORM_INVALID'],
      [{ to: 'chen-min', endsAt: '2026-03-01T00:00:00Z' }, 422, 'FORM_INVALID'],
      [{ to: 'chen-min', reason: 'short' }, 422, 'REASON_REQUIRED'],
    ];
    for (const [body, status, code] of attempts) {
      const answer = await delegate(guo, body);
      expect([answer.status, answer.body.code], JSON.stringify(body)).toEqual([status, code]);
    }
    expect((await guo.get('/api/delegations')).body).toEqual(before);
  });

  test('given an administrator, then they delegate for somebody absent, and only who is stood in for or they end it', async () => {
    const admin = await server.as('lin-xia');
    const made = await delegate(admin, { from: 'xu-fang', to: 'chen-min' });
    expect(made.body).toMatchObject({ from: { id: 'xu-fang' }, createdBy: { id: 'lin-xia' } });
    expect((await chen.get('/api/delegations')).body.map(({ id }: { id: string }) => id)).toContain(made.body.id);
    expect((await end(chen, made.body.id)).status).toBe(403);
    expect((await end(wang, made.body.id)).status).toBe(404);
    expect((await end(admin, made.body.id)).body.state).toBe('over');
    const rows = await server.database.reader.query<{ actor_id: string; action: string; on_behalf_of: string }>(
      `SELECT actor_id, action, on_behalf_of FROM audit_trail WHERE entity_id = ? ORDER BY seq`,
      [made.body.id],
    );
    expect(rows).toEqual([
      { actor_id: 'lin-xia', action: 'delegation-made', on_behalf_of: 'xu-fang' },
      { actor_id: 'lin-xia', action: 'delegation-ended', on_behalf_of: 'xu-fang' },
    ]);
  });

  test('given an analyst and one manager of problems, then staffing says who is left in the worst case, and a deputy mends what an absence would stop', async () => {
    const admin = await server.as('lin-xia');
    const name = (client: Client, who: string, deputyId: string | null) =>
      client.post(`/api/users/${who}/deputy`, { deputyId });
    const staffing = async () => {
      const { body } = await admin.get('/api/staffing');
      const thin = body.thinRoles.map(({ role }: { role: { id: string } }) => role.id);
      const closing = body.tasks.find(({ elementId }: { elementId: string }) => elementId === 'UT7_close');
      return { smallest: body.smallest, isThin: thin.includes('problem-manager'), closing };
    };
    const before = await staffing();
    expect(before).toMatchObject({
      smallest: 3,
      isThin: true,
      closing: { processId: 'problem', rules: [{ id: 'SOD-10' }], own: 1, state: 'enough' },
    });
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE account SET roles = '["problem-manager","problem-analyst"]' WHERE user_id = 'liu-yan'`, []),
    );
    expect((await staffing()).closing).toMatchObject({ own: 1, state: 'stand-in' });

    const [liu, nobody] = await Promise.all([server.as('liu-yan'), server.as('zhang-wei')]);
    const attempts: readonly (readonly [Client, string, string, number, string])[] = [
      [liu, 'liu-yan', 'liu-yan', 422, 'PERSON_NOT_POSSIBLE'],
      [liu, 'liu-yan', 'qian-li', 422, 'PERSON_NOT_POSSIBLE'],
      [liu, 'liu-yan', 'discovery', 422, 'PERSON_NOT_POSSIBLE'],
      [liu, 'he-tao', 'liu-yan', 403, 'NOT_AUTHORISED'],
      [admin, 'no-one', 'liu-yan', 404, 'NOT_FOUND'],
    ];
    for (const [client, who, deputy, status, code] of attempts) {
      const { status: seen, body } = await name(client, who, deputy);
      expect([seen, body.code], `${who} ${deputy}`).toEqual([status, code]);
    }
    expect((await nobody.get('/api/staffing')).status).toBe(403);

    const named = await name(liu, 'liu-yan', 'chen-min');
    expect(named.body).toEqual({ userId: 'liu-yan', deputy: { id: 'chen-min', name: { en: 'Chen Min', zh: '陈敏' } } });
    expect(await staffing()).toMatchObject({ isThin: false, closing: { own: 2, state: 'enough' } });
    expect((await liu.get('/api/users/liu-yan')).body.deputy.id).toBe('chen-min');
    expect((await name(admin, 'liu-yan', null)).body.deputy).toBeNull();
    const rows = await server.database.reader.query<{ actor_id: string; details: string }>(
      `SELECT actor_id, details FROM audit_trail WHERE action = 'deputy-named' AND entity_id = 'liu-yan' ORDER BY seq`,
    );
    expect(rows.map(({ actor_id, details }) => [actor_id, JSON.parse(details)])).toEqual([
      ['liu-yan', { before: null, after: 'chen-min' }],
      ['lin-xia', { before: 'chen-min', after: null }],
    ]);
  });
});
