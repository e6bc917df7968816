import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openSnapshot } from '../../../server/database/open-database.ts';
import { bothDatabases } from '../../support/database.ts';
import { Desk, Refused } from './support/desk.ts';
import { aPlace, PraxisNode } from './support/node.ts';
import { rounds } from './support/rounds.ts';
import { expectSound } from './support/sound.ts';

/** Another system that takes notices and keeps the key of each. */
async function aReceiver(): Promise<{ readonly url: string; readonly keys: string[]; readonly server: Server }> {
  const keys: string[] = [];
  const server = createServer((request, response) => {
    keys.push(String(request.headers['idempotency-key']));
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, keys, server };
}

describe.each(bothDatabases)('ending on %s', (dialect) => {
  let receiver: Server | undefined;
  afterEach(() => {
    receiver?.closeAllConnections();
    receiver?.close();
  });

  test('given SIGTERM under load, then what was begun is finished, nothing is answered 5xx, and leases are given back', async () => {
    const place = await aPlace(dialect);
    const node = await PraxisNode.start(place);
    const acknowledged: string[] = [];
    const desk = await Desk.at(node.url, { acknowledged });
    for (let index = 0; index < 10; index++) await desk.start('timer');
    let ended = false;
    const statuses: number[] = [];
    const busy = Array.from({ length: 8 }, async () => {
      while (!ended)
        try {
          await desk.start('notice');
        } catch (error) {
          // Whoever comes after the door was closed is not answered at all.
          if (!(error instanceof Refused)) return;
          statuses.push(error.status);
        }
    });
    await new Promise((resolve) => setTimeout(resolve, 900));
    const code = await node.kill('SIGTERM');
    ended = true;
    await Promise.all(busy);

    expect(code).toBe(0);
    expect(statuses).toEqual([]);
    const snapshot = await openSnapshot(place.location);
    expect(await snapshot.reader.query('SELECT id FROM job WHERE lease_owner IS NOT NULL')).toEqual([]);
    await snapshot.close();
    await expectSound(place.location, { acknowledged });
    await place.remove();
  }, 180_000);

  test('given a second signal, then it does not wait, and nothing is lost', async () => {
    const place = await aPlace(dialect);
    const node = await PraxisNode.start(place);
    const acknowledged: string[] = [];
    const desk = await Desk.at(node.url, { acknowledged });
    const held = fetch(`${node.url}/api/events`, { headers: { accept: 'text/event-stream' } }).catch(() => undefined);
    await desk.start('task');
    await node.arm('validated=delay-1000');
    const sending = desk.start('task').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    node.child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 50));
    node.child.kill('SIGINT');

    expect([0, 1]).toContain(await node.ended);
    await Promise.all([sending, held]);
    await expectSound(place.location, { acknowledged });
    await place.remove();
  }, 180_000);

  test('given a node killed between commit and sending, after sending, and before it is marked, then the receiver gets each notice, with the same key', async (context) => {
    const points = ['after-outbox-insert', 'after-commit', 'outbox-sent', 'before-marked-sent'];
    rounds(context, points.length, points.length);
    const place = await aPlace(dialect);
    const { url, keys, server } = await aReceiver();
    receiver = server;
    const env = { PRAXIS_NOTICE_WEBHOOK_URL: url, PRAXIS_LEASE_MS: '500' };
    const acknowledged: string[] = [];
    let node = await PraxisNode.start(place, { env });
    let desk = await Desk.at(node.url, { acknowledged });
    for (const point of points) {
      await node.arm(`${point}=crash`);
      await desk.start('notice').catch(() => undefined);
      expect(await node.ended, point).toBe('SIGKILL');
      node = await PraxisNode.start(place, { env });
      desk = desk.movedTo(node.url);
    }
    await desk.start('notice');
    const open = async () => {
      const snapshot = await openSnapshot(place.location);
      const rows = await snapshot.reader.query(`SELECT id FROM outbox WHERE status <> 'sent'`);
      await snapshot.close();
      return rows.length;
    };
    await expect.poll(open, { timeout: 20_000 }).toBe(0);
    await node.kill('SIGTERM');

    expect(keys.length).toBeGreaterThan(new Set(keys).size);
    await expectSound(place.location, { acknowledged, received: keys });
    await place.remove();
  }, 240_000);
});
