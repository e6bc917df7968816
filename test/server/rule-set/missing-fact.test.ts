import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import type { ProcessInstanceView } from '../../../server/contract/process.ts';
import { bothDatabases } from '../../support/database.ts';
import { reported } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { readInstance } from '../execution/support.ts';
import { published } from './support.ts';

/** The set with nothing assumed for the number of people affected. */
function nothingAssumed(set: RuleSet): RuleSet {
  return {
    ...set,
    inputs: set.inputs.map((input) => {
      const { absent: _, ...asked } = input;
      return input.fact === 'usersAffected' ? { ...asked, required: true } : input;
    }),
    tests: set.tests.filter(({ in: facts }) => Object.hasOwn(facts, 'usersAffected')),
  };
}

describe.each(bothDatabases)('a case whose rule misses a fact, on %s', (database) => {
  let server: TestServer;
  let stalled: ProcessInstanceView;
  beforeAll(async () => {
    server = await givenAServer({ database });
    await published(server, 'incident.impact', nothingAssumed);
    await reported(server, { serviceId: 'mail', title: 'Mail cannot be sent' });
    await server.settle();
    stalled = await readInstance(await server.as('chen-min'), await theCase());
  });
  afterAll(() => server.close());

  async function theCase(): Promise<string> {
    const [row] = await server.database.reader.query<{ instance_id: string }>('SELECT instance_id FROM stall');
    if (!row) throw new Error('nothing is stalled');
    return row.instance_id;
  }
  const decisions = () =>
    server.database.reader.query<{ fired_rows: string }>(
      `SELECT fired_rows FROM decision_log WHERE rule_set = 'impact'`,
    );
  const stallPath = () =>
    `/api/process-instances/${stalled.id}/stalls/${encodeURIComponent(stalled.stalls[0]?.id ?? '')}/retry`;

  test('given no value to assume, then nothing is decided, and the reason names fact and rule set', async () => {
    const message = JSON.stringify(stalled.stalls);

    expect(stalled.stalls).toMatchObject([{ code: 'RULE_FACT_MISSING' }]);
    expect(message).toContain('usersAffected');
    expect(message).toContain('impact');
    expect(await decisions()).toEqual([]);
  });

  test('given the fact is still missing, when it is tried again, then it stands as before', async () => {
    const chen = await server.as('chen-min');
    const retried = await chen.post(stallPath(), { reason: 'Perhaps it goes now' });
    await server.settle();
    stalled = await readInstance(chen, stalled.id);

    expect(retried.status, retried.text).toBe(200);
    expect(stalled.stalls).toMatchObject([{ code: 'RULE_FACT_MISSING' }]);
    expect(await decisions()).toEqual([]);
  });

  test('given the fact is put in by hand, when it is tried again, then it is decided from that and the case goes on', async () => {
    const chen = await server.as('chen-min');
    const [record] = await server.database.reader.query<{ id: string; lock_version: number }>(
      `SELECT id, lock_version FROM record WHERE type = 'incident'`,
    );
    const put = await chen.patch(
      `/api/records/incident/${record?.id}`,
      { fields: { usersAffected: 60 }, reason: 'Asked at the desk of the customer' },
      { 'If-Match': `"${record?.lock_version}"` },
    );
    await chen.post(stallPath(), { reason: 'The number is known now' });
    await server.settle();

    expect(put.status, put.text).toBe(200);
    expect((await readInstance(chen, stalled.id)).stalls).toEqual([]);
    expect((await decisions()).map(({ fired_rows: rows }) => JSON.parse(rows))).toEqual([['R3']]);
  });
});
