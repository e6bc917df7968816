import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandRun } from '../../../server/execution/command-run.ts';
import { system } from '../../../server/execution/initiator.ts';
import { storedDirectory } from '../../../server/execution/stored-directory.ts';
import { NotificationService } from '../../../server/features/notification/notification.service.ts';
import { PersonDirectory } from '../../../server/features/user/person-directory.service.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { aProcessSends, withFixtures } from './support.ts';

/** Another system that takes notices: up, answering with an error, or cutting the line after it has read them. */
class Receiver {
  readonly got: { readonly key: string | undefined; readonly body: Record<string, unknown> }[] = [];
  answer: 'ok' | 'error' | 'cut' = 'ok';
  readonly #server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      this.got.push({ key: request.headers['idempotency-key'] as string | undefined, body: JSON.parse(text) });
      if (this.answer === 'cut') response.destroy();
      else response.writeHead(this.answer === 'ok' ? 204 : 503).end();
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/notices?token=secret`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe.each(bothDatabases)('notices that leave the system, on %s', (database) => {
  let server: TestServer;
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = new Receiver();
    const noticeWebhookUrl = await receiver.listen();
    server = await givenAServer({ database, config: { packagesDirectories: withFixtures, noticeWebhookUrl } });
  });
  afterEach(async () => {
    await server.close();
    await receiver.close();
  });

  /** A message nobody takes: a day later its expiry is told to Lin Xia. */
  async function givenALostMessage(): Promise<void> {
    await aProcessSends(server, { id: 'x', name: 'msg.release.outcome', correlationKey: 'WSP999999', payload: {} });
  }
  const outbox = async () => (await (await server.as('lin-xia')).list('/api/outbox')).body;

  test('given a receiver, then it gets each notice once, as JSON with a key', async () => {
    await givenALostMessage();
    await server.at('2026-03-03T09:00:00+08:00');
    await server.settle();
    server = await server.restarted();
    await server.settle();

    const [entry] = await outbox();
    expect(receiver.got).toEqual([
      {
        key: entry.id,
        body: {
          id: entry.id,
          template: 'message-expired',
          userId: 'lin-xia',
          data: { name: 'msg.release.outcome', correlationKey: 'WSP999999' },
          recordType: null,
          recordId: null,
          recordNumber: null,
          restricted: false,
          createdAt: '2026-03-03T01:00:00.000Z',
        },
      },
    ]);
    expect(entry).toMatchObject({ status: 'sent', attempts: 0, lastError: null, sentAt: '2026-03-03T01:00:00.000Z' });
  });

  test('given a server that dies between commit and sending, when it is composed anew, then the notice is sent', async () => {
    const { reader, unitOfWork } = server.database;
    const notices = new NotificationService(storedDirectory(reader, new PersonDirectory(reader)), { leaves: true });
    await unitOfWork(async (tx) => {
      const run = new CommandRun(tx, system);
      await notices.notify(run, null, { to: ['lin-xia'], template: 'message-expired', data: {} });
      await run.rows.flush(tx);
    });
    const committed = await outbox();

    server = await server.restarted();
    const beforeSending = receiver.got.length;
    await server.settle();

    expect(committed).toMatchObject([{ status: 'waiting' }]);
    expect(beforeSending).toBe(0);
    expect(receiver.got.map(({ key }) => key)).toEqual([committed[0].id]);
    expect(await outbox()).toMatchObject([{ status: 'sent' }]);
  });

  test('given a receiver that is down and comes back, then it is tried again later with the same key, and then no more', async () => {
    receiver.answer = 'error';
    await givenALostMessage();
    await server.at('2026-03-03T09:00:00+08:00');
    await server.settle();
    const down = await outbox();
    receiver.answer = 'cut';
    await server.at('2026-03-03T09:01:00+08:00');
    receiver.answer = 'ok';
    await server.at('2026-03-03T09:05:59+08:00');
    const tooEarly = receiver.got.length;
    await server.at('2026-03-03T09:06:00+08:00');
    await server.at('2026-03-05T09:00:00+08:00');

    expect(down).toMatchObject([{ status: 'waiting', attempts: 1, lastError: 'the receiver answered 503' }]);
    expect(tooEarly).toBe(2);
    expect(receiver.got.map(({ key }) => key)).toEqual([down[0].id, down[0].id, down[0].id]);
    expect(await outbox()).toMatchObject([{ status: 'sent', attempts: 2 }]);
  });

  test('given a receiver that stays away, then the notice is dead in sight, says no secret, and is sent again when a person says so', async () => {
    receiver.answer = 'error';
    await givenALostMessage();
    for (const at of ['03T09:00', '03T09:01', '03T09:06', '03T09:21', '03T10:21', '03T14:21', '04T02:21', '05T02:21'])
      await server.at(`2026-03-${at}:00+08:00`);
    const dead = await outbox();
    await server.at('2026-04-01T09:00:00+08:00');
    const tried = receiver.got.length;
    receiver.answer = 'ok';
    const refused = await (await server.as('chen-min')).post(`/api/outbox/${dead[0].id}/resend`);
    const resent = await (await server.as('lin-xia')).post(`/api/outbox/${dead[0].id}/resend`);
    await server.settle();

    expect(dead).toMatchObject([{ status: 'dead', attempts: 8, lastError: 'the receiver answered 503' }]);
    expect(JSON.stringify(dead)).not.toContain('secret');
    expect(tried).toBe(8);
    expect([refused.status, resent.status]).toEqual([403, 200]);
    expect(receiver.got).toHaveLength(9);
    expect(await outbox()).toMatchObject([{ status: 'sent' }]);
  });
});
