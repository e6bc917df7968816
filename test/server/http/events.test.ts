import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, actorWith } from '../../../server/actor.ts';
import type { LiveEvent } from '../../../server/contract/message.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const event: LiveEvent = { type: 'task-opened', taskId: 't1', recordId: null, instanceId: null };

const person = {
  userId: 'li-na',
  account: 'li-na',
  name: { en: 'Li Na', zh: '李娜' },
  language: 'en',
  groups: [],
  customerId: null,
} as const;

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

  test('given an open stream, when the person has lost a role, then what it let them know is told no more', async () => {
    const { events } = server.application;
    const told: LiveEvent[] = [];
    const listener = { send: (each: LiveEvent) => told.push(each), close: () => undefined };
    const before = actorWith({ ...person, roles: ['service-desk'] });
    const end = events.subscribe(before, listener);
    const ofTheDesk = (actor: Actor) => actor.roles.includes('service-desk');

    events.publish(event, ofTheDesk);
    events.recognize(listener, actorWith({ ...person, roles: [] }));
    events.publish({ ...event, taskId: 't2' }, ofTheDesk);
    end();
    events.recognize(listener, before);
    events.publish({ ...event, taskId: 't3' }, ofTheDesk);

    expect(told.map(({ taskId }) => taskId)).toEqual(['t1']);
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
