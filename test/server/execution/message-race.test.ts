import { afterEach, expect, test } from 'vitest';
import type { TestServer } from '../../support/server.ts';
import { aProcessSends, givenAWorkshop, readCase, standingJobs, startCase } from './support.ts';

/** What another connection waits for is seen when it has come so far, on a slow machine too. */
const patiently = { timeout: 20_000 };

let server: TestServer;
afterEach(() => server.close());

test('given a case that has begun to wait but not committed, when its message is delivered meanwhile, then it arrives', async () => {
  server = await givenAWorkshop('postgres');
  // What other processes start by the clock would wait for the history as well.
  await server.settle();
  const { reader, unitOfWork } = server.database;
  const waits = async (sql: string) => (await reader.query(sql)).length > 0;
  const zhang = await server.as('zhang-wei');

  // Who locks the history keeps the start from ending: it has subscribed by then, and nobody sees it yet.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holding = unitOfWork(async (tx) => {
    await tx.execute('LOCK TABLE history_entry IN SHARE ROW EXCLUSIVE MODE');
    await held;
  });
  await expect
    .poll(() => waits(`SELECT 1 FROM pg_locks WHERE mode = 'ShareRowExclusiveLock' AND granted`), patiently)
    .toBe(true);
  const starting = startCase(zhang, 'wait');
  await expect
    .poll(() => waits(`SELECT 1 FROM pg_locks WHERE relation = 'history_entry'::regclass AND NOT granted`), patiently)
    .toBe(true);
  const sending = aProcessSends(server, {
    id: 'early',
    name: 'msg.release.outcome',
    correlationKey: 'WSP000001',
    payload: { outcome: 'deployed' },
  });
  await expect
    .poll(() => waits(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`), patiently)
    .toBe(true);
  release();
  await Promise.all([holding, sending]);
  const { recordId } = await starting;
  await server.settle();

  expect(await readCase(await server.as('li-na'), recordId)).toMatchObject({ fields: { outcome: 'deployed' } });
  expect(await reader.query('SELECT status FROM message')).toEqual([{ status: 'delivered' }]);
  expect(await reader.query(`SELECT * FROM job WHERE kind NOT IN ${standingJobs}`)).toEqual([]);
});
