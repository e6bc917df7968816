import { afterEach, describe, expect, test } from 'vitest';
import { actorWith } from '../../../server/actor.ts';
import { composeExecution } from '../../../server/compose-execution.ts';
import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { RequestError } from '../../../server/errors.ts';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, platformOf } from './support.ts';

const actor = actorWith({
  userId: 'zhang-wei',
  account: 'zhang-wei',
  name: { en: 'Zhang Wei', zh: '张伟' },
  language: 'en',
  roles: ['requester'],
  groups: [],
  customerId: null,
});

describe.each(bothDatabases)('a lost race on %s', (database) => {
  let server: TestServer;
  afterEach(() => server.close());

  test('given another transaction that is faster, when a process is started, then it is started once all the same', async () => {
    server = await givenAWorkshop(database);
    const { reader, unitOfWork } = server.database;
    let lost = 0;
    const losesOnce: UnitOfWork = (work) =>
      unitOfWork(async (tx) => {
        const answer = await work(tx);
        const keys = await tx.query('SELECT 1 AS one FROM idempotency_key');
        if (keys.length > 0 && lost++ === 0) throw new RequestError('STALE_WRITE', 'somebody was faster');
        return answer;
      });
    const { useCases } = await composeExecution(platformOf(server, losesOnce));
    const idempotency = { actorId: actor.userId, key: 'k', endpoint: 'startProcess', bodyHash: 'h' };

    await useCases.starts.start('workshop', { kind: 'task', related: null }, { actor, idempotency, requestId: 'r' });

    expect(lost).toBe(2);
    expect(await reader.query(`SELECT number FROM record WHERE type = 'workshop'`)).toEqual([{ number: 'WSP000001' }]);
  });
});
