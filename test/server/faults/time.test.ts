import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { bundledOf } from '../../support/program.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { Desk } from './support/desk.ts';
import { enduring } from './support/enduring.ts';
import { aPlace, PraxisNode } from './support/node.ts';
import { rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe.each(bothDatabases)('time on %s', (database) => {
  let server: TestServer;
  let desk: Desk;
  beforeAll(async () => {
    server = await givenAServer({ database, config: { ...enduring, jobsPerSecond: 2000 } });
    desk = await Desk.at(server.url);
  });
  afterAll(() => server.close());

  const rows = <T>(sql: string, params: readonly unknown[] = []) => server.database.reader.query<T>(sql, params);
  const firings = async (instanceId: string) =>
    (await rows(`SELECT 1 FROM history WHERE instance_id = ? AND lifecycle = 'timer-fired'`, [instanceId])).length;
  const moveBy = async (ms: number) => {
    server.clock.advance(ms);
    await server.settle();
    await desk.signIn();
  };

  test('given a clock that jumps back and forth, then a timer is neither lost nor fired twice', async () => {
    const { instanceId } = await desk.start('later');
    await moveBy(-hourMs);
    expect(await firings(instanceId)).toBe(0);
    await moveBy(3 * hourMs);
    expect(await firings(instanceId)).toBe(1);
    await moveBy(-2 * hourMs);
    await moveBy(30 * dayMs);

    expect(await firings(instanceId)).toBe(1);
  });

  test('given timers of 2^31 milliseconds and of three years, then none fires early, and both fire', async () => {
    const overflow = await desk.start('overflow');
    const years = await desk.start('years');
    await moveBy(2 ** 31 - 2000);
    expect([await firings(overflow.instanceId), await firings(years.instanceId)]).toEqual([0, 0]);
    await moveBy(3000);
    expect([await firings(overflow.instanceId), await firings(years.instanceId)]).toEqual([1, 0]);
    await moveBy(3 * 365 * dayMs);
    await moveBy(2 * dayMs);

    expect(await firings(years.instanceId)).toBe(1);
  });

  test('given a server that was down for three days, then an hourly timer is caught up once, not seventy-two times', async () => {
    const { instanceId } = await desk.start('cycle');
    await moveBy(hourMs);
    await moveBy(72 * hourMs);
    expect(await firings(instanceId)).toBe(2);
    await moveBy(hourMs);

    expect(await firings(instanceId)).toBe(3);
  });

  test('given many timers overdue by days, then each fires once, the oldest first, and people work meanwhile', async (context) => {
    const wanted = rounds(context, 120, 10_000);
    const before = (await rows<{ n: number }>(`SELECT COALESCE(MAX(seq), 0) AS n FROM history`))[0]?.n ?? 0;
    for (let begun = 0; begun < wanted; begun += 20) {
      await Promise.all(Array.from({ length: Math.min(20, wanted - begun) }, () => desk.start('later')));
      server.clock.advance(1000);
      if (begun % 2000 === 0) await desk.signIn();
    }
    server.clock.advance(3 * dayMs);
    await desk.signIn();
    const settling = server.settle();
    const waited: number[] = [];
    let ended = false;
    void settling.then(() => {
      ended = true;
    });
    while (!ended) {
      const begun = performance.now();
      await desk.get('/api/tasks?range=[0,9]');
      waited.push(performance.now() - begun);
    }
    await settling;

    const fired = await rows<{ instance_id: string; details: string }>(
      `SELECT instance_id, details FROM history
       WHERE lifecycle = 'timer-fired' AND element_id = 'TC2_later' AND seq > ? ORDER BY seq`,
      [before],
    );
    const dues = fired.map(({ details }) => (JSON.parse(details) as { dueAt: string }).dueAt);
    expect(new Set(fired.map(({ instance_id }) => instance_id)).size).toBe(wanted);
    expect(fired.length).toBe(wanted);
    expect(dues).toEqual(dues.toSorted());
    const slow = waited.toSorted((a, b) => a - b)[Math.floor(waited.length * 0.95)] ?? 0;
    expect(slow).toBeLessThan(1000);
    await expectSound(server.location, {}, server.clock.now());
  }, 1_800_000);

  test('given a target that was missed while the server was down, then the breach is dated when it was due', async () => {
    server.clock.set(new Date('2032-03-01T09:00:00+08:00'));
    await anIncidentAtWork(server);
    const clocks = () =>
      rows<{ metric: string; due_at: string; breached_at: string | null }>(
        `SELECT metric, due_at, breached_at FROM sla_clock WHERE state = 'running' AND due_at IS NOT NULL`,
      );
    const promised = await clocks();
    server.clock.set(new Date('2032-03-10T09:00:00+08:00'));
    await server.settle();

    expect(promised.length).toBeGreaterThan(0);
    for (const { metric, due_at, breached_at } of await clocks())
      if (promised.some((clock) => clock.metric === metric && clock.due_at === due_at))
        expect(breached_at, metric).toBe(due_at);
    await expectSound(server.location, {}, server.clock.now());
  });
});

test('given two nodes whose own clocks are five minutes apart, then both live by the clock of their database', async () => {
  const place = await aPlace('postgres');
  const ahead = { execArgv: ['--import', bundledOf('five-minutes-ahead')] };
  const nodes = [await PraxisNode.start(place), await PraxisNode.start(place, ahead)];
  const desk = await Desk.at(nodes[1]?.url ?? '');
  const { recordId } = await desk.start('timer');
  const started = await desk.get<{ createdAt: string }>(`/api/records/endurance/${recordId}`);
  await expect.poll(() => desk.tasks(recordId), { timeout: 10_000 }).toMatchObject([{ elementId: 'UT1_finish' }]);
  for (const node of nodes) await node.kill('SIGTERM');

  expect(Math.abs(Date.parse(started.createdAt) - Date.now())).toBeLessThan(60_000);
  await expectSound(place.location);
  await place.remove();
}, 180_000);
