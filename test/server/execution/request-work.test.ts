import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, openTask, openTasks, readCase, standingJobs, startCase } from './support.ts';

describe.each(bothDatabases)('what a request waits for on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAWorkshop(database);
  });
  afterEach(() => server.close());

  test('given a backlog of due timers, when a task is completed, then its own case has moved on and the backlog waits', async () => {
    const zhang = await server.as('zhang-wei');
    const called = await startCase(zhang, 'call');
    for (let count = 0; count < 5; count++) await startCase(zhang, 'timer');
    server.clock.set(new Date('2026-03-02T11:00:00+08:00'));
    // The called process is left after the 200th round.
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE record SET fields = REPLACE(fields, '"rounds":0', '"rounds":199') WHERE id = ?`, [
        called.recordId,
      ]),
    );
    const li = await server.as('li-na');

    const { id } = await openTask(li, called.recordId, 'UT2_round');
    const done = await li.post(`/api/tasks/${id}/complete`, { values: { outcome: 'ok' } });
    expect(done.status, done.text).toBe(200);

    const due = async () => (await server.database.reader.query(`SELECT id FROM job WHERE kind = 'timer'`)).length;
    const left = await due();
    expect(await openTasks(li, called.recordId)).toMatchObject([{ elementId: 'UT1_finish' }]);
    expect(left).toBe(5);
    await server.settle();
    expect(await due()).toBe(0);
  });

  test('given a backlog, when a person sends a message to a case, then it has arrived when the answer comes', async () => {
    const zhang = await server.as('zhang-wei');
    const { number, recordId } = await startCase(zhang, 'task');
    await startCase(zhang, 'timer');
    server.clock.set(new Date('2026-03-02T11:00:00+08:00'));

    const sent = await (await server.as('zhang-wei')).post(`/api/records/workshop/${number}/messages`, {
      message: 'msg.case.cancel',
      payload: { reason: 'no longer needed' },
    });

    expect(sent.status, sent.text).toBe(200);
    expect(await readCase(await server.as('li-na'), recordId)).toMatchObject({ status: 'done' });
    expect(await server.database.reader.query(`SELECT kind FROM job WHERE kind NOT IN ${standingJobs}`)).toEqual([
      { kind: 'timer' },
    ]);
  });
});
