import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { once } from '../../../server/database/idempotency.ts';
import type { Database } from '../../../server/database/open-database.ts';
import { bothDatabases, type TestDatabase } from '../../support/database.ts';
import { aMigratedDatabase } from '../../support/template.ts';

const call = { actorId: 'ada', key: 'k1', endpoint: 'startProcess', bodyHash: 'abc' };

describe.each(bothDatabases)('a call that may be repeated, on %s', (dialect) => {
  let place: TestDatabase;
  let database: Database;
  let effects = 0;
  beforeEach(async () => {
    effects = 0;
    place = await aMigratedDatabase(dialect);
    database = await place.open(systemClock);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });
  const send = (changed: Partial<typeof call> = {}) =>
    database.unitOfWork((tx) =>
      once(tx, { ...call, ...changed }, async () => {
        effects += 1;
        return { number: `INC00000${effects}` };
      }),
    );

  test('given the same key ten times at once, then there is one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send()));

    expect(effects).toBe(1);
    expect(new Set(answers.map(({ number }) => number))).toEqual(new Set(['INC000001']));
  });

  test.each([{ changed: { bodyHash: 'other' } }, { changed: { endpoint: 'sendMessage' } }])(
    'given the key with $changed, then it is refused',
    async ({ changed }) => {
      await send();

      await expect(send(changed)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      expect(effects).toBe(1);
    },
  );

  test('given a first attempt that fails, then the second is a first again', async () => {
    const failing = database.unitOfWork((tx) => once(tx, call, () => Promise.reject(new Error('no'))));
    await expect(failing).rejects.toThrow('no');

    expect(await send()).toEqual({ number: 'INC000001' });
  });

  test('given another person, then the key is another', async () => {
    await send();
    await send({ actorId: 'ben' });

    expect(effects).toBe(2);
  });
});
