import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SettableClock } from '../../../server/clock.ts';
import type { Database } from '../../../server/database/open-database.ts';
import { insertJob, leaseDue, putBack, releaseLeases, renewLeases, takeJob } from '../../../server/jobs/job-table.ts';
import { bothDatabases, type TestDatabase } from '../../support/database.ts';
import { aMigratedDatabase } from '../../support/template.ts';

const begin = new Date('2026-03-02T01:00:00Z');
const lease = { lane: 'inside', most: 20, leaseMs: 1000 } as const;

describe.each(bothDatabases)('leases on %s', (dialect) => {
  let place: TestDatabase;
  let database: Database;
  let clock: SettableClock;
  beforeEach(async () => {
    place = await aMigratedDatabase(dialect);
    clock = new SettableClock(begin);
    database = await place.open(clock);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  const given = (count: number) =>
    database.unitOfWork(async (tx) => {
      for (let index = 0; index < count; index++)
        await insertJob(tx, { kind: 'timer', dueAt: new Date(begin.getTime() - index * 1000), ref: `t${index}` });
    });
  const leaseTo = (owner: string) => database.unitOfWork((tx) => leaseDue(tx, owner, lease));
  const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));

  test('given fifty due jobs, when taken in batches, then the oldest come first and nobody gets one twice', async () => {
    await given(50);

    const batches = [await leaseTo('a'), await leaseTo('b'), await leaseTo('a'), await leaseTo('b')];

    expect(batches.map((jobs) => jobs.length)).toEqual([20, 20, 10, 0]);
    expect(batches.flat().map(({ ref }) => ref)).toEqual(Array.from({ length: 50 }, (_, index) => `t${49 - index}`));
  });

  test('given a lease that ran out and was taken over, then whatever its old holder does is refused', async () => {
    await given(1);
    const [slept] = await leaseTo('a');
    later(1500);
    const [taken] = await leaseTo('b');
    if (!slept || !taken) throw new Error('no job');

    const late = await database.unitOfWork(async (tx) => ({
      took: await takeJob(tx, slept, 'a'),
      renewed: await renewLeases(tx, [slept], 'a', 5000),
      back: await putBack(tx, slept, 'a', { notBefore: null, error: 'late', failed: true }),
    }));

    expect(late).toEqual({ took: false, renewed: [], back: false });
    expect(await database.unitOfWork((tx) => takeJob(tx, taken, 'b'))).toBe(true);
  });

  test('given the same node leased a job again, then the earlier lease is worth nothing', async () => {
    await given(1);
    const [first] = await leaseTo('a');
    later(1500);
    const [second] = await leaseTo('a');
    if (!first || !second) throw new Error('no job');

    expect(await database.unitOfWork((tx) => takeJob(tx, first, 'a'))).toBe(false);
    expect(await database.unitOfWork((tx) => takeJob(tx, second, 'a'))).toBe(true);
  });

  test('given work that takes long, when its lease is renewed, then nobody else gets it', async () => {
    await given(1);
    const jobs = await leaseTo('a');
    later(800);
    expect(await database.unitOfWork((tx) => renewLeases(tx, jobs, 'a', 1000))).toEqual(jobs);
    later(800);

    expect(await leaseTo('b')).toEqual([]);
  });

  test('given a node that stops, when it gives its jobs back, then another takes them at once', async () => {
    await given(3);
    const jobs = await leaseTo('a');
    await database.unitOfWork((tx) => releaseLeases(tx, jobs, 'a'));

    expect(await leaseTo('b')).toHaveLength(3);
  });
});
