import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertJob } from '../../../server/jobs/job-table.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { aProcessSends, givenAWorkshop, readInstance, standingJobs, startCase } from './support.ts';

describe.each(bothDatabases)('work that fails for good on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAWorkshop(database);
  });
  afterEach(() => server.close());

  const untilGivenUp = async () => {
    for (const at of ['09:01', '09:06', '09:21']) await server.at(`2026-03-02T${at}:00+08:00`);
  };
  const messages = () => server.database.reader.query('SELECT status FROM message');
  const kept = async () => (await (await server.as('lin-xia')).list('/api/messages/kept')).body;

  test('given a message no case can be started with, then it is refused, told, kept, and may be delivered again', async () => {
    await aProcessSends(server, { id: 'a', name: 'msg.complaint.raise', payload: { description: 5 } });
    await untilGivenUp();

    const refused = await messages();
    const told = await server.database.reader.query('SELECT user_id, template FROM notification');
    const listed = await kept();
    await server.database.unitOfWork((tx) => tx.execute(`UPDATE message SET payload = '{"description":"Too slow"}'`));
    const again = await (await server.as('lin-xia')).post('/api/messages/kept/msg.complaint.raise/deliver');

    expect(refused).toEqual([{ status: 'refused' }]);
    expect(told).toEqual([{ user_id: 'lin-xia', template: 'job-failed' }]);
    expect(listed).toMatchObject([{ id: 'msg.complaint.raise', count: 1, receiverInstalled: true }]);
    expect(again.body).toEqual({ delivered: 1 });
    expect(await messages()).toEqual([{ status: 'delivered' }]);
    expect(await kept()).toEqual([]);
    expect(await server.database.reader.query(`SELECT * FROM job WHERE kind NOT IN ${standingJobs}`)).toEqual([]);
  });

  test('given work on a record that fails, then its case is stalled until a person tries again', async () => {
    const { recordId, instanceId } = await startCase(await server.as('zhang-wei'), 'task');
    const [stored] = await server.database.reader.query<{ fields: string }>(
      `SELECT fields FROM record WHERE type = 'workshop'`,
    );
    const setFields = (fields: string) =>
      server.database.unitOfWork((tx) => tx.execute(`UPDATE record SET fields = ? WHERE type = 'workshop'`, [fields]));
    await setFields('{"kind":');
    await server.database.unitOfWork((tx) =>
      insertJob(tx, { kind: 'clock-step', dueAt: new Date('2026-03-02T09:00:00+08:00'), recordId }),
    );

    await server.settle();
    await untilGivenUp();
    const chen = await server.as('chen-min');
    const stalled = await readInstance(chen, instanceId);
    await setFields(stored?.fields ?? '');
    const stallId = encodeURIComponent(stalled.stalls[0]?.id ?? '');
    const retried = await chen.post(`/api/process-instances/${instanceId}/stalls/${stallId}/retry`, {
      reason: 'the record is whole again',
    });

    expect(stalled.stalls).toMatchObject([{ code: 'JOB_FAILED', details: { kind: 'clock-step' } }]);
    expect(retried.body.stalls).toEqual([]);
    expect(await server.database.reader.query(`SELECT * FROM job WHERE kind NOT IN ${standingJobs}`)).toEqual([]);
  });

  test('given a failed job that nothing waits for, then it may be given up; one the process waits for may not, but its run ended', async () => {
    const { recordId, instanceId } = await startCase(await server.as('zhang-wei'), 'timer');
    const chen = await server.as('chen-min');
    const at = new Date('2026-03-02T09:00:00+08:00');
    await server.database.unitOfWork(async (tx) => {
      await insertJob(tx, { kind: 'hold-reminder', dueAt: at, instanceId });
      await insertJob(tx, { kind: 'complete-call', dueAt: at, instanceId });
    });
    await server.settle();
    await untilGivenUp();
    const stalls = (await readInstance(chen, instanceId)).stalls.toSorted((a, b) =>
      a.skippable ? -1 : b.skippable ? 1 : 0,
    );
    const repair = (how: string, stallId = '') =>
      chen.post(`/api/process-instances/${instanceId}/stalls/${encodeURIComponent(stallId)}/${how}`, {
        reason: 'nobody needs it any more',
      });

    expect(stalls.map(({ details, skippable }) => [details['kind'], skippable])).toEqual([
      ['hold-reminder', true],
      ['complete-call', false],
    ]);
    expect((await repair('skip', stalls[1]?.id)).body.code).toBe('STALL_NOT_SKIPPABLE');
    expect((await repair('skip', stalls[0]?.id)).body.stalls).toHaveLength(1);
    const ended = await repair('cancel', stalls[1]?.id);
    expect(ended.body).toMatchObject({ status: 'canceled', stalls: [] });
    expect((await repair('cancel', stalls[1]?.id)).status).toBe(404);
    expect(
      await server.database.reader.query('SELECT id FROM job WHERE record_id = ? OR instance_id = ?', [
        recordId,
        instanceId,
      ]),
    ).toEqual([]);
    const audit = await server.database.reader.query<{ action: string }>(
      `SELECT action FROM audit_trail WHERE entity_id = ? AND action LIKE 'stall%' ORDER BY seq`,
      [instanceId],
    );
    expect(audit.map(({ action }) => action)).toEqual(['stall-skipped', 'stalled-run-canceled']);
  });
});
