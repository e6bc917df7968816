import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { openTasks, readInstance } from './support.ts';

const reason = 'weighed once more by hand';

describe.each(bothDatabases)('a decision without its fact on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({
      database,
      at: '2026-03-02T09:00:00+08:00',
      config: { packagesDirectories: ['processes', 'test/server/execution/fixtures/ruled'] },
    });
  });
  afterEach(() => server.close());

  const begun = async (values: object) => {
    const zhang = await server.as('zhang-wei');
    const answer = await zhang.post('/api/processes/weighing/start', { values }, { 'Idempotency-Key': 'load' });
    expect(answer.status, answer.text).toBe(201);
    return answer.body as { readonly recordId: string; readonly instanceId: string };
  };
  const owner = () => server.as('chen-min');
  const supplied = async (instanceId: string, value: unknown, why = reason, as = 'chen-min') => {
    const { stalls } = await readInstance(await owner(), instanceId);
    const stall = `/api/process-instances/${instanceId}/stalls/${encodeURIComponent(stalls[0]?.id ?? 'none')}`;
    return (await server.as(as)).post(`${stall}/supply`, { value, reason: why });
  };
  const history = (instanceId: string) =>
    server.database.reader.query<{ lifecycle: string; actor: string; details: string }>(
      `SELECT lifecycle, actor, details FROM history WHERE instance_id = ? AND element_id = 'BR1_size'
       AND lifecycle IN ('stalled', 'fact-supplied', 'rule-evaluated') ORDER BY seq`,
      [instanceId],
    );

  test('given no weight, then no flow is taken, and its owner is told set, fact and place; once supplied the run goes on and history has it', async () => {
    const { recordId, instanceId } = await begun({});
    const chen = await owner();

    const stalled = await readInstance(chen, instanceId);
    expect(stalled.stalls).toMatchObject([
      {
        elementId: 'BR1_size',
        elementName: { en: 'Judge the size', zh: '判断大小' },
        code: 'RULE_FACT_MISSING',
        details: { ruleSet: 'size', ruleSetName: { zh: '货物大小' }, fact: 'weight', factLabel: { zh: '重量' } },
      },
    ]);
    expect(stalled.travelled.map(({ id }) => id)).not.toContain('F2');
    expect(await openTasks(chen, recordId)).toEqual([]);
    expect(await server.database.reader.query('SELECT seq FROM decision_log')).toEqual([]);
    const told = await server.database.reader.query<{ user_id: string; data: string }>(
      `SELECT user_id, data FROM notification WHERE template = 'fact-missing'`,
    );
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.parse(told[0]?.data ?? '')).toMatchObject({ ruleSet: 'size', fact: 'weight', elementId: 'BR1_size' });

    const answer = await supplied(instanceId, 3);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.stalls).toEqual([]);
    expect((await openTasks(chen, recordId)).map(({ elementId }) => elementId)).toEqual(['UT2_lift']);
    expect((await chen.get(`/api/records/weighing/${recordId}`)).body.fields).toMatchObject({ size: 'large' });
    const entries = await history(instanceId);
    expect(entries.map(({ lifecycle }) => lifecycle)).toEqual(['stalled', 'fact-supplied', 'rule-evaluated']);
    expect(entries[1]?.actor).toBe('chen-min');
    expect(JSON.parse(entries[1]?.details ?? '')).toEqual({
      ruleSet: 'size',
      fact: 'weight',
      factLabel: { en: 'Weight', zh: '重量' },
      value: 3,
      reason,
    });
    const [decided] = await server.database.reader.query<{ facts: string }>('SELECT facts FROM decision_log');
    expect(JSON.parse(decided?.facts ?? '')).toEqual({ weight: 3 });
    const audit = await server.database.reader.query<{ actor_id: string }>(
      `SELECT actor_id FROM audit_trail WHERE action = 'fact-supplied' AND instance_id = ?`,
      [instanceId],
    );
    expect(audit).toEqual([{ actor_id: 'chen-min' }]);
  });

  test('given a value the fact may not have, no reason, or no right, then refused with what is allowed, and it still waits', async () => {
    const { instanceId } = await begun({ weight: 7 });
    const wrong = await supplied(instanceId, 4);
    const text = await supplied(instanceId, '3');
    const bare = await supplied(instanceId, 3, 'so');
    const without = await supplied(instanceId, 3, reason, 'li-na');

    expect([wrong, text, bare].map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(wrong.body.errors).toMatchObject([
      { path: 'body.value', params: { message: 'weight is 4; allowed: 1, 2, 3' } },
    ]);
    expect(without.status).toBe(403);
    expect((await readInstance(await owner(), instanceId)).stalls).toMatchObject([
      { code: 'RULE_FACT_TYPE', details: { fact: 'weight', value: 7 } },
    ]);
    expect((await supplied(instanceId, 2)).body.stalls).toEqual([]);
  });

  test('given it is tried again with the fact still missing, then it stands as before; once the record is corrected, it decides by the record', async () => {
    const { recordId, instanceId } = await begun({});
    const chen = await owner();
    const again = async () => {
      const [stall] = (await readInstance(chen, instanceId)).stalls;
      const path = `/api/process-instances/${instanceId}/stalls/${encodeURIComponent(stall?.id ?? '')}/retry`;
      const answer = await chen.post(path, { reason });
      expect(answer.status, answer.text).toBe(200);
    };
    const decisions = () => server.database.reader.query<{ fired_rows: string }>('SELECT fired_rows FROM decision_log');

    await again();
    expect((await readInstance(chen, instanceId)).stalls).toMatchObject([{ code: 'RULE_FACT_MISSING' }]);
    expect(await decisions()).toEqual([]);

    const path = `/api/records/weighing/${recordId}`;
    const { lockVersion } = (await chen.get(path)).body;
    const corrected = await chen.patch(path, { fields: { weight: 1 }, reason }, { 'If-Match': `"${lockVersion}"` });
    expect(corrected.status, corrected.text).toBe(200);
    await again();
    expect((await readInstance(chen, instanceId)).stalls).toEqual([]);
    expect((await openTasks(chen, recordId)).map(({ elementId }) => elementId)).toEqual(['UT1_carry']);
    expect((await decisions()).map(({ fired_rows: rows }) => JSON.parse(rows))).toEqual([['light']]);
  });
});
