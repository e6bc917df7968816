import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { key, tasksOf } from './support.ts';

describe.each(bothDatabases)('the round of a service request on %s', (database) => {
  let server: TestServer;
  let recordId: string;
  beforeEach(async () => {
    server = await givenAServer({
      database,
      at: '2026-03-09T09:00:00+08:00',
      config: { session: { idleMs: 30 * 86_400_000, absoluteMs: 30 * 86_400_000 } },
    });
    const requester = await server.as('zhang-wei');
    const values = {
      catalogueItemId: 'R07',
      model: 'workstation',
      reason: 'Simulations need it',
      costCentreId: 'cc-100',
    };
    const ordered = await requester.post('/api/processes/service-request/start', { values }, key());
    expect(ordered.status, ordered.text).toBe(201);
    recordId = ordered.body.recordId;
  });
  afterEach(() => server.close());

  const approves = async (account: string) => {
    const client = await server.as(account);
    const [task] = await tasksOf(client, recordId);
    return client.post(`/api/tasks/${task?.id}/complete`, { values: { decision: 'approve' } });
  };
  const candidates = async () => {
    const rows = await server.database.reader.query<{ candidate: string }>(
      `SELECT c.candidate FROM task_candidate c JOIN task t ON t.id = c.task_id
       WHERE t.record_id = ? AND t.status = 'open' ORDER BY c.candidate`,
      [recordId],
    );
    return rows.map(({ candidate }) => candidate);
  };
  const line = (account: string, manager: string) =>
    server.database.unitOfWork(async (tx) => {
      const [row] = await tx.query<{ fields: string }>(`SELECT fields FROM record WHERE type = 'user' AND id = ?`, [
        account,
      ]);
      const fields = { ...JSON.parse(row?.fields ?? '{}'), managerId: manager };
      await tx.execute(`UPDATE record SET fields = ? WHERE type = 'user' AND id = ?`, [
        JSON.stringify(fields),
        account,
      ]);
    });

  test('given a silent approver whose manager has a vote of their own, then the next one up may vote in their place, and nobody counts twice', async () => {
    await line('hu-bo', 'jiang-wen');
    await line('jiang-wen', 'gao-lin');
    for (const account of ['sun-hao', 'jiang-wen']) expect((await approves(account)).status).toBe(200);
    expect(await candidates()).toEqual(['hu-bo']);

    await server.at('2026-03-11T09:00:00+08:00');
    expect(await candidates()).toEqual(['gao-lin', 'hu-bo']);
    expect((await approves('gao-lin')).status).toBe(200);

    const { body } = await (await server.as('zhang-wei')).get(`/api/records/service-request/${recordId}`);
    expect(body).toMatchObject({
      status: 'fulfilling',
      fields: {
        approvalOutcome: 'approved',
        approvals: [
          { round: 1, user: 'sun-hao', role: 'line-manager' },
          { round: 1, user: 'jiang-wen', role: 'budget-owner' },
          { round: 1, user: 'gao-lin', role: 'finance' },
        ],
      },
    });
  });

  test('given somebody who has voted in the round, when they are offered the seat of another, then their second vote is refused and the seat stays open', async () => {
    expect((await approves('sun-hao')).status).toBe(200);
    await server.database.unitOfWork((tx) =>
      tx.execute(
        `INSERT INTO task_candidate (task_id, kind, candidate)
         SELECT id, 'user', 'sun-hao' FROM task WHERE record_id = ? AND status = 'open'`,
        [recordId],
      ),
    );

    const again = await approves('sun-hao');

    expect([again.status, again.body.code]).toEqual([409, 'VOTED_ALREADY']);
    expect((await tasksOf(await server.as('jiang-wen'), recordId)).map(({ elementId }) => elementId)).toEqual([
      'UT2_approve',
    ]);
  });
});
