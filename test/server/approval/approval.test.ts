import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { asked, givenMotions, motion, moved, standing, taskOf, tasksOf, votes } from './support.ts';

const board = ['guo-bin', 'qian-li', 'shi-lei', 'xu-fang'];

describe.each(bothDatabases)('approvals on %s', (database) => {
  let server: TestServer;
  let requester: Client;
  let owner: Client;
  beforeAll(async () => {
    server = await givenMotions(database);
    [requester, owner] = await Promise.all([server.as('zhang-wei'), server.as('han-mei')]);
  });
  afterAll(() => server.close());

  const vote = async (recordId: string, ballot: Readonly<Record<string, string>>) => {
    for (const [userId, decision] of Object.entries(ballot)) {
      const response = await votes(server, recordId, userId, decision);
      expect(response.status, response.text).toBe(200);
    }
  };
  const override = async (recordId: string, fields: object) => {
    const { lockVersion } = await motion(owner, recordId);
    const body = { fields, reason: 'the supplier offers another one' };
    return owner.patch(`/api/records/motion/${recordId}`, body, { 'If-Match': `"${lockVersion}"` });
  };

  test('given a board of four, when three approve, then it is approved and the fourth is not asked any more', async () => {
    const id = await moved(requester, 'board');
    expect(await asked(owner, id)).toEqual(board);
    const late = await taskOf(owner, id, 'qian-li');

    await vote(id, { 'xu-fang': 'approve', 'guo-bin': 'approve', 'shi-lei': 'approve' });

    expect(await tasksOf(owner, id)).toMatchObject([{ elementId: 'UT4_implement' }]);
    expect((await motion(owner, id)).fields).toMatchObject({
      approvalOutcome: 'approved',
      approvals: [
        { round: 1, user: 'xu-fang', role: 'change-manager', side: 'I', decision: 'approve', onBehalfOf: null },
        { user: 'guo-bin', role: 'service-owner' },
        { user: 'shi-lei', role: 'architect', channel: 'inbox', voidedAt: null },
      ],
    });
    const qian = await server.as('qian-li');
    const answer = await qian.post(`/api/tasks/${late}/complete`, { values: { decision: 'reject' } });
    expect([answer.status, answer.body.code]).toEqual([409, 'TASK_NOT_OPEN']);
  });

  test('given a board, when the owner of the service or, for security, its manager rejects, then it is rejected at once', async () => {
    const [one, other] = [await moved(requester, 'board'), await moved(requester, 'security')];
    await vote(one, { 'xu-fang': 'approve', 'guo-bin': 'reject' });
    await vote(other, { 'xu-fang': 'approve', 'guo-bin': 'approve', 'shi-lei': 'approve', 'qian-li': 'approve' });
    expect(await asked(owner, other)).toEqual(['ma-rui']);
    await vote(other, { 'ma-rui': 'reject' });
    for (const id of [one, other])
      expect(await motion(owner, id)).toMatchObject({ status: 'rejected', fields: { approvalOutcome: 'rejected' } });
  });

  test('given a board, when two of four reject, then it is rejected; when one does, then it is approved', async () => {
    const [two, one] = [await moved(requester, 'board'), await moved(requester, 'board')];
    await vote(two, { 'shi-lei': 'reject', 'xu-fang': 'approve', 'guo-bin': 'approve', 'qian-li': 'reject' });
    await vote(one, { 'shi-lei': 'reject', 'xu-fang': 'approve', 'guo-bin': 'approve', 'qian-li': 'approve' });
    const outcomes = [await motion(owner, two), await motion(owner, one)].map(
      ({ fields }) => fields['approvalOutcome'],
    );
    expect(outcomes).toEqual(['rejected', 'approved']);
  });

  test('given a board, when somebody asks for more information, then the round ends, and a new one begins after the revision', async () => {
    const id = await moved(requester, 'board');
    await vote(id, { 'xu-fang': 'approve', 'shi-lei': 'more-info' });
    expect(await tasksOf(requester, id)).toMatchObject([{ elementId: 'UT3_revise' }]);
    const revise = await taskOf(requester, id, 'zhang-wei');
    await requester.post(`/api/tasks/${revise}/complete`, { values: { note: 'a better switch' } });

    expect(await asked(owner, id)).toEqual(board);
    await vote(id, { 'xu-fang': 'approve', 'guo-bin': 'approve', 'qian-li': 'abstain', 'shi-lei': 'approve' });
    expect(await standing(owner, id)).toEqual([
      '1 xu-fang approve',
      '1 shi-lei more-info',
      '2 xu-fang approve',
      '2 guo-bin approve',
      '2 qian-li abstain',
      '2 shi-lei approve',
    ]);
  });

  test('given votes in turn, then one after the other is asked until it is certain', async () => {
    const id = await moved(requester, 'in turn');
    const order: string[] = [];
    for (let who = (await asked(owner, id))[0]; who && board.includes(who); who = (await asked(owner, id))[0]) {
      order.push(who);
      await vote(id, { [who]: 'approve' });
    }
    expect(order).toEqual(['xu-fang', 'guo-bin', 'shi-lei']);
    expect((await motion(owner, id)).fields['approvalOutcome']).toBe('approved');
  });

  test.each(['board', 'in turn'])(
    'given votes (%s), when what they approve is changed, then they are void, their voters are told and asked again',
    async (kind) => {
      const id = await moved(requester, kind);
      await vote(id, { 'xu-fang': 'approve', 'guo-bin': 'approve' });

      const changed = await override(id, { note: 'two switches' });
      expect(changed.status, changed.text).toBe(200);

      expect(await standing(owner, id)).toEqual(['1 xu-fang approve void', '1 guo-bin approve void']);
      await vote(id, { 'shi-lei': 'approve' });
      expect((await motion(owner, id)).fields['approvalOutcome']).toBe('open');
      const told = await server.database.reader.query<{ user_id: string }>(
        `SELECT user_id FROM notification WHERE record_id = ? AND template = 'votes-void' ORDER BY user_id`,
        [id],
      );
      expect(told.map(({ user_id }) => user_id)).toEqual(['guo-bin', 'xu-fang']);
      if (kind === 'in turn') await vote(id, { 'qian-li': 'approve' });
      await vote(id, { 'xu-fang': 'approve', 'guo-bin': 'approve' });
      expect((await motion(owner, id)).fields['approvalOutcome']).toBe('approved');
    },
  );

  test('given an approval, when a field that does not count is changed, then it stands; when one that counts, then it is void', async () => {
    const id = await moved(requester, 'low');
    await vote(id, { 'xu-fang': 'approve' });
    await override(id, { remark: 'fine' });
    expect((await motion(owner, id)).fields['approvalOutcome']).toBe('approved');
    await override(id, { note: 'another building' });
    expect((await motion(owner, id)).fields['approvalOutcome']).toBe('void');
    expect(await standing(owner, id)).toEqual(['1 xu-fang approve void']);
  });

  test('given votes, then nobody overwrites them or their outcome by hand', async () => {
    const id = await moved(requester, 'board');
    for (const values of [{ approvals: [] }, { approvalOutcome: 'approved' }]) {
      const answer = await override(id, values);
      expect(answer.status, answer.text).toBe(422);
    }
  });

  test('given two who vote at the same moment, then both votes count', async () => {
    const id = await moved(requester, 'board');
    const answers = await Promise.all(
      ['xu-fang', 'guo-bin', 'shi-lei'].map((who) => votes(server, id, who, 'approve')),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await standing(owner, id)).toSorted()).toEqual([
      '1 guo-bin approve',
      '1 shi-lei approve',
      '1 xu-fang approve',
    ]);
    expect((await motion(owner, id)).fields['approvalOutcome']).toBe('approved');
  });
});
