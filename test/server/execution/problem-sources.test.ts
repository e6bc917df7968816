import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Variables } from '../../../engine/index.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { aProcessSends, openTask } from './support.ts';

const key = 'erp|database|db-07';

describe.each(bothDatabases)('records a problem is raised for, on %s', (database) => {
  let server: TestServer;
  let manager: Client;
  beforeEach(async () => {
    server = await givenAServer({ database });
    manager = await server.as('liu-yan');
    const sent = await (await server.as('monitoring')).post('/api/messages', {
      id: 'alert',
      name: 'msg.incident.create',
      correlationKey: 'alert',
      payload: {
        source: 'monitoring',
        dedupKey: 'alert',
        serviceId: 'erp',
        title: 'ERP is slow',
        severity: 'critical',
      },
    });
    expect(sent.status, sent.text).toBe(202);
  });
  afterEach(() => server.close());

  const raise = (id: string, payload: Variables) =>
    aProcessSends(server, {
      id,
      name: 'msg.problem.raise',
      correlationKey: key,
      payload: { dedupKey: key, priority: 'P3', serviceId: 'erp', category: 'database', ciIds: ['db-07'], ...payload },
    });
  const problem = async () => {
    const [row] = (await manager.list('/api/records/problem')).body as { id: string }[];
    return (await manager.get(`/api/records/problem/${row?.id}`)).body;
  };
  const stalls = () =>
    server.database.reader.query(`SELECT * FROM job WHERE status = 'stalled' AND kind = 'service-task'`);
  const told = () =>
    server.database.reader.query(
      `SELECT user_id, data FROM notification WHERE template = 'problem-sources-unknown' ORDER BY id`,
    );

  test('given a number no record has among those that raise a problem, then the others are linked, and its manager is told', async () => {
    await raise('one', { trigger: 'T3', sourceNumbers: ['INC000001', 'INC999999'] });

    const { id, fields, links } = await problem();

    expect(fields.sourceNumbers).toEqual(['INC000001']);
    expect(links).toMatchObject([{ type: 'causes', number: 'INC000001' }]);
    expect(await openTask(manager, id, 'UT1_accept')).toBeDefined();
    expect(await told()).toEqual([{ user_id: 'liu-yan', data: expect.stringContaining('INC999999') }]);
    expect(await stalls()).toEqual([]);
  });

  test('given an open problem, when it is raised again for a number no record has, then the known one joins and the priority rises', async () => {
    await raise('one', { trigger: 'T3', sourceNumbers: [] });
    const accept = await openTask(manager, (await problem()).id, 'UT1_accept');
    const accepted = await manager.post(`/api/tasks/${accept.id}/complete`, {
      values: {
        verdict: 'accept',
        serviceId: 'erp',
        category: 'database',
        impact: '3',
        urgency: '3',
        ciIds: ['db-07'],
      },
    });
    expect(accepted.status, accepted.text).toBe(200);
    await raise('two', { trigger: 'T3', priority: 'P1', sourceNumbers: ['INC999999', 'INC000001'] });

    const { fields } = await problem();

    expect(fields).toMatchObject({ priority: 'P1', sourceNumbers: ['INC000001'] });
    expect(await told()).toEqual([{ user_id: 'liu-yan', data: expect.stringContaining('INC999999') }]);
    expect(await stalls()).toEqual([]);
    expect(await instances('join-problem')).toEqual([{ status: 'completed' }]);
  });

  test('given a problem raised without a trigger and without sources, then it waits for its manager', async () => {
    await raise('one', {});

    const { id, fields } = await problem();

    expect(fields).toMatchObject({ triggers: [], sourceNumbers: [] });
    expect(await openTask(manager, id, 'UT1_accept')).toBeDefined();
    expect(await stalls()).toEqual([]);
  });

  test('given a system that may raise problems, when it names a number no record has, then it is told which one, and nothing is stored', async () => {
    await server.database.unitOfWork((tx) =>
      tx.query(`UPDATE account SET account = 'service-level' WHERE account = 'monitoring'`),
    );
    const system = await server.as('service-level');
    const message = (sourceNumbers: readonly string[]) => ({
      id: sourceNumbers.join(' '),
      name: 'msg.problem.raise',
      correlationKey: key,
      payload: { dedupKey: key, trigger: 'T3', priority: 'P3', serviceId: 'erp', sourceNumbers },
    });

    const refused = await system.post('/api/messages', message(['INC000001', 'INC999999']));
    const taken = await system.post('/api/messages', message(['INC000001']));

    expect([refused.status, refused.body.code, refused.body.errors]).toEqual([
      422,
      'FORM_INVALID',
      [
        {
          path: 'payload.sourceNumbers',
          code: 'not-allowed',
          params: { allowed: 'INC999999: no record has this number' },
        },
      ],
    ]);
    expect(taken.status, taken.text).toBe(202);
    expect(
      await server.database.reader.query(`SELECT status FROM message WHERE name = 'msg.problem.raise'`),
    ).toHaveLength(1);
  });

  const instances = (processId: string) =>
    server.database.reader.query('SELECT status FROM process_instance WHERE process_id = ?', [processId]);
});
