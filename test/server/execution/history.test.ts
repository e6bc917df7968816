import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { givenAWorkshop, startCase } from './support.ts';

describe.each(bothDatabases)('the history on %s', (database) => {
  let server: TestServer;
  afterEach(() => server.close());

  describe('of the workshop', () => {
    beforeEach(async () => {
      server = await givenAWorkshop(database);
    });

    test('given people who do not look after everything, when they name no case, then they are asked to', async () => {
      const zhang = await server.as('zhang-wei');
      const { recordId, instanceId } = await startCase(zhang, 'task');
      const asked = async (account: string, filter: object) => {
        const { status, body } = await (await server.as(account)).list('/api/history', { filter: { ...filter } });
        return [status, status === 200 ? body.length > 0 : body.code];
      };

      expect(await asked('zhang-wei', {})).toEqual([400, 'BAD_REQUEST']);
      expect(await asked('li-na', { lifecycle: 'started' })).toEqual([400, 'BAD_REQUEST']);
      expect(await asked('zhang-wei', { recordId })).toEqual([200, true]);
      expect(await asked('zhang-wei', { instanceId })).toEqual([200, true]);
      expect(await asked('hu-bo', { recordId })).toEqual([200, false]);
      expect(await asked('chen-min', {})).toEqual([200, true]);
    });

    test('given cases of others, then nobody learns from the processes how many run', async () => {
      await startCase(await server.as('zhang-wei'), 'task');
      await startCase(await server.as('zhang-wei'), 'task');
      const running = async (account: string) =>
        (await (await server.as(account)).get('/api/processes/workshop')).body.running;

      expect(await Promise.all(['zhang-wei', 'li-na', 'hu-bo'].map(running))).toEqual([2, 2, 0]);
    });
  });

  test('given a decision, then its entry tells staff the rule set, its hash, the facts, the rows that fired and the result', async () => {
    server = await givenAServer({ database });
    await (await server.as('monitoring')).post('/api/messages', {
      id: 'a',
      name: 'msg.incident.create',
      correlationKey: 'k',
      payload: { source: 'monitoring', dedupKey: 'k', serviceId: 'erp', title: 'ERP is slow', severity: 'critical' },
    });
    await server.settle();

    const history = await (await server.as('chen-min')).list('/api/history', {
      filter: { lifecycle: 'rule-evaluated' },
    });
    const entries = history.body as { details: Record<string, unknown> }[];

    expect(entries.length).toBeGreaterThan(0);
    for (const { details } of entries)
      expect(details).toMatchObject({
        decision: {
          ruleSet: expect.any(String),
          contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
          facts: expect.any(Object),
          firedRows: expect.any(Array),
          result: expect.anything(),
          words: expect.objectContaining({ hit: { label: { en: 'Applies', zh: '是否命中' }, values: {} } }),
        },
      });
  });
});
