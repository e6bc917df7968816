import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LiveEvent } from '../../../server/contract/message.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const event: LiveEvent = { type: 'task-opened', taskId: 't1', recordId: null, instanceId: null };

describe('GET /api/events', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer();
  });
  afterEach(() => server.close());

  async function stream(account: string): Promise<IncomingMessage> {
    const signedIn = await server.anonymous().raw.post('/api/session/demo').send({ account });
    const cookie = signedIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    const request = get(`${server.url}/api/events`, { headers: { cookie } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await once(response.setEncoding('utf8'), 'data');
    return response;
  }

  test('given two readers, when something is readable to one, then only that one is told', async () => {
    const [liNa, zhangWei] = [await stream('li-na'), await stream('zhang-wei')];
    const told = once(liNa, 'data');
    const next = once(zhangWei, 'data');

    server.application.events.publish(event, (actor) => actor.roles.includes('service-desk'));
    server.application.events.publish({ ...event, taskId: 't2' }, () => true);

    expect((await told).join('')).toContain('"taskId":"t1"');
    const seen = (await next).join('');
    expect(seen).toContain('"taskId":"t2"');
    expect(seen).not.toContain('"taskId":"t1"');
    for (const response of [liNa, zhangWei]) response.destroy();
  });

  test('given open streams, when the server stops, then they end', async () => {
    const response = await stream('li-na');
    const ended = once(response.resume(), 'end');

    server.application.events.close();

    await ended;
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('text/event-stream');
  });
});
