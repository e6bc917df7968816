import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { aFolder } from '../../support/database.ts';
import { type RunningPostgres, startEmbeddedPostgres } from '../../support/embedded-postgres.ts';
import { Desk, Refused } from './support/desk.ts';
import { type Place, PraxisNode, placeIn } from './support/node.ts';
import { rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';
import { TcpProxy } from './support/tcp-proxy.ts';

describe('a PostgreSQL that is slow, silent, or away', () => {
  let postgres: RunningPostgres;
  let proxy: TcpProxy;
  let place: Place;
  let node: PraxisNode;
  let desk: Desk;
  const acknowledged: string[] = [];
  beforeAll(async () => {
    postgres = await startEmbeddedPostgres(['-c', 'fsync=off']);
    place = placeIn(aFolder(), { type: 'postgres', url: postgres.url }, async () => undefined);
    const through = await TcpProxy.before(postgres.url);
    proxy = through.proxy;
    node = await PraxisNode.start(place, {
      databaseUrl: through.url,
      env: { PRAXIS_DATABASE_POOL: '3', PRAXIS_DATABASE_TIMEOUT_MS: '1000', PRAXIS_LEASE_MS: '1000' },
    });
    desk = await Desk.at(node.url, { acknowledged });
  });
  afterEach(async () => {
    await back();
    await expectSound(place.location, { acknowledged });
  });
  afterAll(async () => {
    await node.kill();
    await proxy.close();
    await postgres.stop();
  });

  const health = async (what: 'live' | 'ready') => (await fetch(`${node.url}/health/${what}`)).status;
  const back = () => expect.poll(() => desk.start('task').then(() => 'ok', String), { timeout: 10_000 }).toBe('ok');
  const refusedForNow = { status: 503, code: 'UNAVAILABLE', retryAfter: '5' };

  test('given a backend killed under load, so that the whole cluster recovers, then nothing acknowledged is lost', async (context) => {
    const refusals: Refused[] = [];
    for (let round = 0; round < rounds(context, 1, 10); round++) {
      let ended = false;
      const busy = Array.from({ length: 3 }, async () => {
        while (!ended)
          await desk.start('multi').catch((error: unknown) => {
            if (!(error instanceof Refused)) throw error;
            refusals.push(error);
          });
      });
      const killer = new pg.Client({ connectionString: postgres.url });
      killer.on('error', () => undefined);
      await killer.connect();
      const { rows } = await killer.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`,
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
      process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 300));
      ended = true;
      await Promise.all(busy);
      await killer.end().catch(() => undefined);
      await back();
    }

    expect(refusals.filter(({ status }) => status !== 503)).toEqual([]);
    for (const refusal of refusals) expect(refusal.retryAfter).toBe('5');
  }, 240_000);

  test('given 200 milliseconds on every packet, then commands and timers come through', async () => {
    proxy.delayMs = 50;
    const { recordId } = await desk.start('timer');
    await expect.poll(() => desk.tasks(recordId), { timeout: 20_000 }).toHaveLength(1);
    proxy.delayMs = 0;
  }, 180_000);

  test('given a network that swallows everything, then what was asked is refused, the node lives and is not ready, and recovers', async () => {
    const { recordId } = await desk.start('timer');
    proxy.silent = true;
    const asked = desk.start('task');
    expect(await health('ready')).toBe(503);
    expect(await health('live')).toBe(200);
    await expect(asked).rejects.toMatchObject({ status: 503 });
    proxy.silent = false;
    proxy.away = true;
    proxy.away = false;
    await back();
    await expect.poll(() => desk.tasks(recordId), { timeout: 20_000 }).toHaveLength(1);

    expect(await health('ready')).toBe(200);
  }, 180_000);

  test('given no way to the database, then it is not ready and lives, and is ready again by itself', async () => {
    proxy.away = true;
    await expect(desk.start('task')).rejects.toMatchObject(refusedForNow);
    expect([await health('ready'), await health('live')]).toEqual([503, 200]);
    proxy.away = false;
    await back();

    expect(await health('ready')).toBe(200);
  }, 180_000);

  test('given that all connections are held, then who comes next is refused in about five seconds, and what waited goes on', async () => {
    const holder = new pg.Client({ connectionString: postgres.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE number_sequence IN ACCESS EXCLUSIVE MODE');
    const begun = performance.now();
    const waiting = Array.from({ length: 12 }, () => desk.start('task').catch((error: unknown) => error));
    const answers = await Promise.all(waiting);
    const took = performance.now() - begun;
    await holder.query('ROLLBACK');
    await holder.end();

    for (const answer of answers) expect(answer).toMatchObject({ status: 503, retryAfter: '5' });
    expect(took).toBeLessThan(12_000);
  }, 180_000);
});
