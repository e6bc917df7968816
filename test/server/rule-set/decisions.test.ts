import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decide } from '../../../rules/decide.ts';
import { ruleSet } from '../../../rules/schema/rule-set.ts';
import type { Decision } from '../../../server/contract/decision.ts';
import type { Task } from '../../../server/contract/task.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { published, stricter } from './support.ts';

describe.each(['sqlite', 'postgres'] as const)('the log of decisions on %s', (database) => {
  let server: TestServer;
  let task: Task;
  beforeAll(async () => {
    server = await givenAServer({ database });
    task = await anIncidentAtWork(server);
  });
  afterAll(() => server.close());

  const list = async (filter: object, account = 'chen-min'): Promise<readonly Decision[]> => {
    const answer = await (await server.as(account)).list('/api/decisions', { filter: { ...filter } });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as Decision[];
  };

  test('given a classified incident, then its priority is logged with version, facts, row, result and place', async () => {
    expect(await list({ ruleSet: 'priority' })).toEqual([
      {
        id: expect.any(String),
        at: '2026-03-02T01:00:00.000Z',
        ruleSet: 'priority',
        version: 1,
        contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        facts: { impact: 2, urgency: 2 },
        rows: ['PM-I2U2'],
        result: { priority: 'P2' },
        instanceId: expect.any(String),
        elementId: expect.any(String),
        recordId: task.recordId,
        recordType: 'incident',
        recordNumber: task.recordNumber,
      },
    ]);
  });

  test.each([
    [{ ruleSet: 'priority', row: 'PM-I2U2' }, 1],
    [{ ruleSet: 'priority', row: 'PM-I2U' }, 0],
    [{ ruleSet: 'priority', from: '2026-03-02T01:00:00.000Z', to: '2026-03-02T01:00:00.001Z' }, 1],
    [{ ruleSet: 'priority', to: '2026-03-02T01:00:00.000Z' }, 0],
    [{ ruleSet: 'priority', instanceId: 'nobody' }, 0],
    [{ ruleSetId: 'shared.priority' }, 1],
    [{ ruleSetId: 'incident.priority' }, 0],
  ])('given %o, then %i', async (filter, count) => {
    expect(await list(filter)).toHaveLength(count);
  });

  test('given the set as the page reads it, then values of record fields have the words of the field', async () => {
    const { body } = await (await server.as('chen-min')).get('/api/rule-sets/incident.impact');

    expect(body.valueWords.serviceState.down).toEqual({
      en: expect.any(String),
      zh: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  test('given the set was changed since, when the logged facts are decided again by the logged version, then the result is the same (D8)', async () => {
    await published(server, 'shared.priority', stricter);
    const [logged] = await list({ ruleSet: 'priority' });
    const versions = await server.database.reader.query<{ content: string; content_hash: string }>(
      "SELECT content, content_hash FROM rule_set_version WHERE rule_set = 'shared.priority'",
    );
    const by = versions.find(({ content_hash }) => content_hash === logged?.contentHash);
    const again = await decide(ruleSet.parse(JSON.parse(by?.content ?? '')), logged?.facts ?? {});

    expect([logged?.version, versions.length]).toEqual([1, 2]);
    expect([again.rows, again.result]).toEqual([logged?.rows, logged?.result]);
  });

  test('given a restricted record, when somebody without need to know lists, then its decisions are not there, not even counted', async () => {
    const all = (await list({ recordId: task.recordId })).length;
    await server.database.unitOfWork((tx) =>
      tx.execute('UPDATE record SET restricted = 1 WHERE id = ?', [task.recordId]),
    );
    const hidden = await (await server.as('kang-li')).list('/api/decisions', { filter: { recordId: task.recordId } });

    expect(all).toBeGreaterThan(3);
    expect([hidden.body, hidden.headers['content-range']]).toEqual([[], 'decisions */0']);
    expect(await list({ recordId: task.recordId }, 'ma-rui')).toHaveLength(all);
  });

  test('given somebody who reads no records of others, then 403', async () => {
    expect((await (await server.as('zhang-wei')).list('/api/decisions')).status).toBe(403);
  });
});
