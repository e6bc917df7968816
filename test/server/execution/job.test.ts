import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeExecution } from '../../../server/compose-execution.ts';
import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, openTasks, platformOf, readInstance, startCase } from './support.ts';

describe.each(bothDatabases)('due work on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAWorkshop(database);
  });
  afterEach(() => server.close());

  const firings = async () => {
    const history = await (await server.as('chen-min')).list('/api/history', { filter: { lifecycle: 'timer-fired' } });
    return history.body as { elementId: string; details: Record<string, unknown> }[];
  };

  test('given a timer due in two hours, then nothing happens before, and once at its time', async () => {
    const { recordId } = await startCase(await server.as('zhang-wei'), 'timer');

    await server.at('2026-03-02T10:59:59+08:00');
    const before = await openTasks(await server.as('li-na'), recordId);
    await server.at('2026-03-02T11:00:00+08:00');
    await server.settle();

    expect(before).toEqual([]);
    expect(await openTasks(await server.as('li-na'), recordId)).toMatchObject([{ elementId: 'UT1_finish' }]);
    expect(await firings()).toMatchObject([{ elementId: 'TC1_later', details: { firedLate: false } }]);
  });

  test('given nothing that is due, when due work is looked for, then no transaction is begun', async () => {
    await startCase(await server.as('zhang-wei'), 'timer');
    let begun = 0;
    const counted: UnitOfWork = (work) => {
      begun += 1;
      return server.database.unitOfWork(work);
    };
    const node = await composeExecution(platformOf(server, counted));
    // What has become due since the database was filled.
    await node.settle();
    begun = 0;

    await node.settle();
    const atRest = begun;
    server.clock.set(new Date('2026-03-02T11:00:00+08:00'));
    await node.settle();

    expect(atRest).toBe(0);
    expect(begun).toBeGreaterThan(0);
    expect(await firings()).toMatchObject([{ elementId: 'TC1_later' }]);
  });

  test('given a server that was down when timers fell due, when it starts again, then each fires once, late, in due order', async () => {
    const zhang = await server.as('zhang-wei');
    const first = await startCase(zhang, 'timer');
    server.clock.advance(60_000);
    const second = await startCase(zhang, 'timer');
    server.clock.set(new Date('2026-03-05T09:00:00+08:00'));

    server = await server.restarted();
    await server.settle();
    await server.settle();

    const fired = await firings();
    expect(fired.map(({ details }) => details['firedLate'])).toEqual([true, true]);
    expect(fired.map(({ details }) => details['dueAt'])).toEqual([
      '2026-03-02T03:00:00.000Z',
      '2026-03-02T03:01:00.000Z',
    ]);
    for (const { recordId } of [first, second])
      expect(await openTasks(await server.as('li-na'), recordId)).toHaveLength(1);
    expect(await server.database.reader.query('SELECT * FROM job WHERE instance_id IS NOT NULL')).toEqual([]);
  });

  test('given a service that fails, then it is tried after 1, 5 and 15 minutes, stalls, and a person tries it again', async () => {
    const zhang = await server.as('zhang-wei');
    const { instanceId, recordId } = await startCase(zhang, 'service', 'WSP000002');
    const due = async () =>
      (
        await server.database.reader.query<{ due_at: string }>('SELECT due_at FROM job WHERE instance_id IS NOT NULL')
      ).map((row) => row.due_at);

    const waits = [await due()];
    for (const at of ['09:01', '09:06', '09:21']) {
      await server.at(`2026-03-02T${at}:00+08:00`);
      waits.push(await due());
    }
    const chen = await server.as('chen-min');
    const stalled = await readInstance(chen, instanceId);
    await startCase(await server.as('zhang-wei'), 'task');
    const stallId = encodeURIComponent(stalled.stalls[0]?.id ?? '');
    const retry = (reason: string) =>
      chen.post(`/api/process-instances/${instanceId}/stalls/${stallId}/retry`, { reason });
    const tooShort = await retry('again');
    const retried = await retry('the other case exists now');

    expect(waits).toEqual([
      ['2026-03-02T01:01:00.000Z'],
      ['2026-03-02T01:06:00.000Z'],
      ['2026-03-02T01:21:00.000Z'],
      [],
    ]);
    expect(stalled.stalls).toMatchObject([{ elementId: 'ST1_link' }]);
    expect(JSON.stringify(stalled.stalls[0]?.details)).toContain('no record has the number WSP000002');
    expect(tooShort.status).toBe(400);
    expect(retried.body.stalls).toEqual([]);
    expect(await openTasks(chen, recordId)).toMatchObject([{ elementId: 'UT1_finish' }]);
    const li = await server.as('li-na');
    expect(
      (await li.post(`/api/process-instances/${instanceId}/stalls/x/retry`, { reason: 'not permitted to me' })).status,
    ).toBe(403);
  });

  test('given an instance whose state was cut short, then its jobs fail, it is shown as stalled, and others go on', async () => {
    const zhang = await server.as('zhang-wei');
    const broken = await startCase(zhang, 'timer');
    const sound = await startCase(zhang, 'timer');
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE process_instance SET state = '{"v":1,' WHERE id = ?`, [broken.instanceId]),
    );

    for (const at of ['11:00', '11:01', '11:06', '11:21']) await server.at(`2026-03-02T${at}:00+08:00`);

    const li = await server.as('li-na');
    expect(await openTasks(li, sound.recordId)).toHaveLength(1);
    const { stalls } = await readInstance(li, broken.instanceId);
    expect(stalls.map(({ elementId, code }) => `${elementId} ${code}`).toSorted()).toEqual([
      ' STATE_UNREADABLE',
      'TC1_later JOB_FAILED',
    ]);
  });
});
