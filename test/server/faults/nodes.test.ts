import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../server/clock.ts';
import { type Database, openDatabase } from '../../../server/database/open-database.ts';
import { Desk } from './support/desk.ts';
import { aPlace, type Place, PraxisNode } from './support/node.ts';
import { rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

describe('two nodes on one PostgreSQL', () => {
  /** A node that sleeps for two seconds has lost its leases, and its transactions as well. */
  const env = { PRAXIS_LEASE_MS: '1000', PRAXIS_DATABASE_TIMEOUT_MS: '2000' };
  let place: Place;
  let nodes: PraxisNode[];
  let database: Database;
  beforeEach(async () => {
    place = await aPlace('postgres');
    nodes = [await PraxisNode.start(place, { env })];
    database = await openDatabase(place.location, systemClock);
  });
  afterEach(async () => {
    for (const node of nodes) await node.kill();
    await database.close();
    await place.remove();
  });
  const count = async (sql: string) =>
    (await database.reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${sql}`))[0]?.n ?? 0;
  const makeDue = (kind: string) =>
    database.unitOfWork((tx) =>
      tx.execute('UPDATE job SET due_at = ?, not_before = ? WHERE kind = ?', [tx.now, tx.now, kind]),
    );

  test('given a node that sleeps past its leases, then another takes over, and what it does late is refused', async (context) => {
    const wanted = rounds(context, 20, 400);
    const [first] = nodes;
    if (!first) throw new Error('no node');
    const desk = await Desk.at(first.url);
    for (let index = 0; index < wanted; index += 20)
      await Promise.all(Array.from({ length: Math.min(20, wanted - index) }, () => desk.start('later')));
    // Every step takes its time, so that the node falls asleep in the middle of a batch.
    await first.arm('stepped=delay-20@1000000');
    await makeDue('timer');
    await expect
      .poll(() => count(`job WHERE lease_owner IS NOT NULL`), { timeout: 10_000, interval: 5 })
      .toBeGreaterThan(0);
    first.child.kill('SIGSTOP');
    nodes.push(await PraxisNode.start(place, { env }));
    await expect.poll(() => count(`task WHERE status = 'open'`), { timeout: 30_000 }).toBe(wanted);
    first.child.kill('SIGCONT');
    await expect.poll(async () => (await fetch(`${first.url}/health/ready`)).status).toBe(200);
    await desk.start('task');

    expect(await count(`history WHERE lifecycle = 'timer-fired'`)).toBe(wanted);
    await expectSound(place.location);
  }, 240_000);

  test('given two branches of one case completed on two nodes at once, then the join fires once', async (context) => {
    const wanted = rounds(context, 5, 200);
    nodes.push(await PraxisNode.start(place));
    const [first, second] = nodes;
    const desk = await Desk.at(first?.url ?? '');
    const other = desk.movedTo(second?.url ?? '');
    for (let index = 0; index < wanted; index++) {
      const { recordId } = await desk.start('join');
      const [left, right] = await desk.tasks(recordId);
      await Promise.all([desk.complete(left?.id ?? ''), other.complete(right?.id ?? '')]);
      expect(await desk.tasks(recordId)).toMatchObject([{ elementId: 'UT1_finish' }]);
    }

    expect(await count(`task WHERE element_id = 'UT1_finish'`)).toBe(wanted);
    await expectSound(place.location);
  }, 240_000);

  test('given a node that adds due work for nobody in particular, then the other is woken before its next look', async () => {
    nodes.push(await PraxisNode.start(place, { env: { PRAXIS_POLL_MS: '60000' } }));
    const [first] = nodes;
    const waker = await openDatabase(place.location, systemClock);
    let heard = 0;
    waker.wakeUp.listen(() => {
      heard += 1;
    });
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(1);
    const monitoring = await Desk.at(first?.url ?? '', { account: 'monitoring' });
    database.wakeUp.announce();
    await expect.poll(() => heard, { timeout: 5000 }).toBeGreaterThan(1);
    await monitoring.post('/api/messages', { id: 'm', name: 'msg.complaint.raise', payload: { description: 'Slow' } });
    await waker.close();
    await expectSound(place.location);
  }, 180_000);
});
