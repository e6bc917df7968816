import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, openTask, readInstance, startCase } from '../execution/support.ts';

const reason = { reason: 'the state was restored' };

describe.each(bothDatabases)('a state that cannot be read on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAWorkshop(database);
  });
  afterEach(() => server.close());

  const setState = (instanceId: string, state: string) =>
    server.database.unitOfWork((tx) =>
      tx.execute('UPDATE process_instance SET state = ? WHERE id = ?', [state, instanceId]),
    );
  const stateOf = async (instanceId: string) => {
    const [row] = await server.database.reader.query<{ state: string }>(
      'SELECT state FROM process_instance WHERE id = ?',
      [instanceId],
    );
    return row?.state ?? '';
  };

  test.each([
    { torn: 'cut short', by: (state: string) => state.slice(0, state.length / 2) },
    { torn: 'of a newer engine', by: (state: string) => state.replace('"v":1', '"v":2') },
  ])(
    'given one $torn, when a person works on it, then it stalls, is shown, and goes on once repaired',
    async ({ by }) => {
      const li = await server.as('li-na');
      const chen = await server.as('chen-min');
      const broken = await startCase(li, 'task');
      const whole = await stateOf(broken.instanceId);
      const task = await openTask(li, broken.recordId, 'UT1_finish');
      await setState(broken.instanceId, by(whole));

      const refused = await li.post(`/api/tasks/${task.id}/complete`, { values: {} });
      const again = await li.post(`/api/tasks/${task.id}/complete`, { values: {} });
      const stalled = await readInstance(chen, broken.instanceId);
      const path = `/api/process-instances/${broken.instanceId}/stalls/state/retry`;
      const listed = await chen.list('/api/process-instances', { filter: { stalled: true } });
      await setState(broken.instanceId, whole);
      const retried = await chen.post(path, reason);
      const done = await li.post(`/api/tasks/${task.id}/complete`, { values: {} });

      expect([refused.status, again.status]).toEqual([500, 500]);
      expect(refused.body.code).toBe('STATE_UNREADABLE');
      expect(stalled.stalls).toMatchObject([{ id: 'state', code: 'STATE_UNREADABLE' }]);
      expect(listed.body).toHaveLength(1);
      expect(retried.body.stalls).toEqual([]);
      expect(done.status, done.text).toBe(200);
    },
  );

  test('given one torn among three whose timers are due, then it stalls at once and the others go on', async () => {
    const li = await server.as('li-na');
    const cases = [await startCase(li, 'timer'), await startCase(li, 'timer'), await startCase(li, 'timer')];
    const torn = cases[1]?.instanceId ?? '';
    await setState(torn, '{"v":1,"rev":');

    await server.at('2026-03-02T11:00:00+08:00');

    const stalls = await server.database.reader.query('SELECT instance_id, code FROM stall ORDER BY code');
    const fired = await server.database.reader.query(`SELECT 1 FROM history WHERE lifecycle = 'timer-fired'`);
    expect(fired).toHaveLength(2);
    expect(stalls).toEqual([
      { instance_id: torn, code: 'JOB_FAILED' },
      { instance_id: torn, code: 'STATE_UNREADABLE' },
    ]);
  });
});
