import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { armFaults, parseFaults } from '../../../server/fault.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { Desk, Refused } from './support/desk.ts';
import { enduring } from './support/enduring.ts';
import { expectSound } from './support/sound.ts';

describe.each(bothDatabases)('a full disk under %s', (database) => {
  let server: TestServer;
  let desk: Desk;
  const acknowledged: string[] = [];
  beforeEach(async () => {
    acknowledged.length = 0;
    server = await givenAServer({ database, config: enduring });
    desk = await Desk.at(server.url, { acknowledged });
  });
  afterEach(async () => {
    armFaults([]);
    await server.close();
  });

  const ready = async () => (await fetch(`${server.url}/health/ready`)).status;
  const refusal = (sending: Promise<unknown>) =>
    sending.then(
      () => null,
      (error: unknown) =>
        error instanceof Refused ? { status: error.status, code: error.code, retryAfter: error.retryAfter } : error,
    );
  const refusedForNow = { status: 503, code: 'UNAVAILABLE', retryAfter: '5' };

  test('given no space at a commit, then writing is refused, reading goes on, and it recovers without a restart', async () => {
    const { recordId } = await desk.start('task');
    armFaults(parseFaults('before-commit=no-space@100%'));

    expect(await refusal(desk.start('task'))).toEqual(refusedForNow);
    expect(await ready()).toBe(503);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect(await desk.tasks(recordId)).toHaveLength(1);
    armFaults([]);
    expect(await ready()).toBe(200);
    await desk.start('task');
    await expectSound(server.location, { acknowledged }, server.clock.now());
  });

  test('given a file that may not grow, then nothing half is kept, and it goes on when it may grow again', async () => {
    if (server.location.type !== 'sqlite') {
      expect(database).toBe('postgres');
      return;
    }
    const limit = (pages: number) => server.database.unitOfWork((tx) => tx.query(`PRAGMA max_page_count = ${pages}`));
    const [{ page_count = 0 } = {}] = await server.database.reader.query<{ page_count: number }>('PRAGMA page_count');
    await limit(page_count + 30);
    let refused = null;
    for (let index = 0; refused === null && index < 500; index++) refused = await refusal(desk.start('multi'));

    expect(refused).toEqual(refusedForNow);
    expect(await ready()).toBe(503);
    expect(await desk.get('/api/tasks')).toBeDefined();
    await limit(1_000_000);
    expect(await ready()).toBe(200);
    await desk.start('multi');
    expect(statSync(server.location.file).size).toBeGreaterThan(0);
    await expectSound(server.location, { acknowledged }, server.clock.now());
  });
});
