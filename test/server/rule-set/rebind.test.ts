import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Task } from '../../../server/contract/task.ts';
import type { Client } from '../../support/client.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { published, reason, withRow } from './support.ts';

/** Half the resolution time for gold P2 (PT4H) and standard P2 (PT8H). */
const shorter = (set: Parameters<typeof withRow>[0]) => {
  const tests = set.tests.map((each) =>
    each.in['priority'] === 'P2' && each.expect && !Array.isArray(each.expect)
      ? { ...each, expect: { ...each.expect, resolution: 'PT6H' } }
      : each,
  );
  const of = (id: string) => ({ outputs: { ...set.rows.find((row) => row.id === id)?.outputs, resolution: 'PT6H' } });
  return ['gold-P2', 'standard-P2', 'basic-P2'].reduce((next, id) => withRow(next, id, of(id)), { ...set, tests });
};

describe.each(['sqlite', 'postgres'] as const)(
  'binding a running case to other targets on %s (S-51, rules)',
  (database) => {
    let server: TestServer;
    let owner: Client;
    let task: Task;
    beforeAll(async () => {
      server = await givenAServer({ database });
      task = await anIncidentAtWork(server);
      await published(server, 'shared.sla-target', shorter);
      owner = await server.as('lin-xia');
    });
    afterAll(() => server.close());

    const dueOf = async () => {
      const { body } = await owner.get(`/api/records/incident/${task.recordId}`);
      return body.clocks.find((clock: { metric: string }) => clock.metric === 'resolution').dueAt as string;
    };
    const rebind = (client: Client, body: object) => client.post('/api/rule-sets/shared.sla-target/rebind', body);
    const rootOf = async () => (await owner.list('/api/rule-sets/shared.sla-target/running')).body[0].id as string;

    test('given targets were changed, then the running case keeps its due time', async () => {
      const [use] = (await owner.list('/api/rule-sets/shared.sla-target/running', { filter: { version: 1 } })).body;

      expect(use).toMatchObject({ version: 1, rebound: false, recordId: task.recordId });
      expect((await owner.list('/api/rule-sets/shared.sla-target/running', { filter: { version: 2 } })).body).toEqual(
        [],
      );
    });

    test('given no right, no reason, a version that is not there, or a case one may not see, then refused and unchanged', async () => {
      const before = await dueOf();
      const id = await rootOf();
      const asked = { version: 2, instanceIds: [id], reason };
      const answers = [
        await rebind(await server.as('li-na'), asked),
        await rebind(owner, { ...asked, reason: 'short' }),
        await rebind(owner, { ...asked, version: 9 }),
      ];
      const unknown = await rebind(owner, { ...asked, instanceIds: ['nobody'] });

      expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
        [403, 'NOT_AUTHORISED'],
        [422, 'REASON_REQUIRED'],
        [404, 'NOT_FOUND'],
      ]);
      expect(unknown.body.results).toMatchObject([{ outcome: 'refused', code: 'NOT_FOUND' }]);
      expect(await dueOf()).toBe(before);
    });

    test('given an hour and a half has passed, when the case is bound to version 2, then its clock replays with the new target, and the trail has both due times', async () => {
      const before = await dueOf();
      await server.at('2026-03-02T10:30:00+08:00');
      owner = await server.as('lin-xia');
      const id = await rootOf();
      const { body } = await rebind(owner, { version: 2, instanceIds: [id], reason });
      const after = await dueOf();

      expect(new Date(before).getTime() - new Date(after).getTime()).not.toBe(0);
      expect(body.results).toEqual([
        {
          instanceId: id,
          recordNumber: task.recordNumber,
          outcome: 'bound',
          code: null,
          clocks: [{ metric: 'resolution', before, after }],
        },
      ]);
      const [trail] = await server.database.reader.query<{ actor_id: string; details: string }>(
        "SELECT actor_id, details FROM audit_trail WHERE action = 'rules-rebound'",
      );
      expect(trail?.actor_id).toBe('lin-xia');
      expect(JSON.parse(trail?.details ?? '')).toMatchObject({ reason, version: 2, clocks: [{ before, after }] });
      expect((await owner.list('/api/rule-sets/shared.sla-target/running')).body).toMatchObject([
        { version: 2, rebound: true },
      ]);
    });

    test('given it is bound, when its priority is set by hand, then its target is decided by version 2', async () => {
      const { body: record } = await owner.get(`/api/records/incident/${task.recordId}`);
      const answer = await (await server.as('chen-min')).patch(
        `/api/records/incident/${task.recordId}`,
        { fields: { priority: 'P3' }, reason: 'fewer people are concerned' },
        { 'If-Match': `"${record.lockVersion}"` },
      );
      const [last] = (await owner.list('/api/decisions', { filter: { ruleSet: 'sla-target' }, range: [0, 0] })).body;

      expect(answer.status, answer.text).toBe(200);
      expect(last).toMatchObject({ version: 2, facts: { priority: 'P3' } });
    });

    test('given it is bound, then the log has what version 2 decided; bound again it says so', async () => {
      const hashes = await server.database.reader.query<{ content_hash: string; number: number }>(
        `SELECT d.content_hash, v.number FROM decision_log d JOIN rule_set_version v ON v.content_hash = d.content_hash
       WHERE d.rule_set = 'sla-target' ORDER BY d.seq`,
      );
      const again = await rebind(owner, { version: 2, instanceIds: [await rootOf()], reason });

      expect(hashes.map(({ number }) => number)).toEqual([1, 2, 2]);
      expect(again.body.results).toMatchObject([{ outcome: 'already', clocks: [] }]);
    });
  },
);
