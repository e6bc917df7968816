import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comment } from '../../server/contract/conversation.ts';
import type { Client } from '../support/client.ts';
import { bothDatabases } from '../support/database.ts';
import { reported } from '../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../support/server.ts';

const path = '/api/records/incident/INC000001';

describe.each(bothDatabases)('the conversation about an incident on %s', (database) => {
  let server: TestServer;
  let zhang: Client;
  let desk: Client;
  let manager: Client;
  beforeAll(async () => {
    server = await givenAServer({ database });
    await reported(server, { serviceId: 'mail', title: 'Mail cannot be sent' });
    zhang = await server.as('zhang-wei');
    desk = await server.as('li-na');
    manager = await server.as('chen-min');
  });
  afterAll(() => server.close());

  const say = async (client: Client, text: string, internal = false) =>
    client.post(`${path}/comments`, { text, internal });
  const read = async (client: Client): Promise<Comment[]> => (await client.list(`${path}/comments`)).body;
  const texts = async (client: Client) => (await read(client)).map(({ text }) => text);
  const noticesOf = async (client: Client): Promise<string[]> =>
    (await client.list('/api/notifications', { sort: ['id', 'ASC'] })).body.map(
      ({ template, data }: { template: string; data: { text?: string } }) => `${template} ${data.text ?? ''}`,
    );

  test('given a requester who adds something, then the process hears it, the desk is told, and both read it', async () => {
    const said = await say(zhang, '  附件也打不开  ');

    expect(said.status, said.text).toBe(201);
    expect(said.body).toMatchObject({ author: { id: 'zhang-wei' }, text: '附件也打不开', internal: false });
    expect(await texts(desk)).toEqual(['附件也打不开']);
    const { fields } = (await desk.get(path)).body;
    expect(fields.comments).toMatchObject([{ by: 'zhang-wei', text: '附件也打不开' }]);
    expect(await noticesOf(desk)).toContain('incident-comment 附件也打不开');
    const timeline = (
      await desk.list('/api/history', {
        filter: { recordId: fields.id ?? (await desk.get(path)).body.id, lifecycle: 'commented' },
      })
    ).body;
    expect(timeline).toMatchObject([{ actor: { id: 'zhang-wei' }, details: { text: '附件也打不开' } }]);
  });

  test('given an internal comment, then the requester finds it nowhere', async () => {
    await say(desk, 'VIP, call back secretly', true);

    expect(await texts(desk)).toContain('VIP, call back secretly');
    expect(await texts(zhang)).not.toContain('VIP, call back secretly');
    const everything = [
      await zhang.get(path),
      await zhang.list(`${path}/comments`),
      await zhang.list('/api/history', { filter: { recordId: (await zhang.get(path)).body.id }, range: [0, 199] }),
      await zhang.list('/api/notifications'),
    ];
    for (const answer of everything) expect(answer.text).not.toContain('secretly');
    expect((await zhang.list(`${path}/comments`)).headers['content-range']).toMatch(/\/1$/);
  });

  test('given somebody outside the provider, when they write internally, then it is refused', async () => {
    expect((await zhang.get(path)).body.may).toEqual({ contribute: true, commentInternally: false });
    expect((await say(zhang, 'among us', true)).status).toBe(403);
  });

  test('given a member of the desk who asks for themselves, then internal comments are kept from them too', async () => {
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE record SET requester_id = 'li-na' WHERE number = 'INC000001'`),
    );
    expect(await texts(desk)).not.toContain('VIP, call back secretly');
    expect(await texts(manager)).toContain('VIP, call back secretly');
    await server.database.unitOfWork((tx) =>
      tx.execute(`UPDATE record SET requester_id = 'zhang-wei' WHERE number = 'INC000001'`),
    );
  });

  test('given a record one may not know of, then there is no conversation, and nothing to watch', async () => {
    const other = await server.as('wu-di');

    const answers = [
      await other.list(`${path}/comments`),
      await say(other, 'hello'),
      await other.post(`${path}/watch`),
      await other.post(`${path}/unwatch`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  test('given an auditor, then they read all of it and say nothing', async () => {
    const auditor = await server.as('feng-jie');

    expect(await texts(auditor)).toHaveLength(2);
    expect((await say(auditor, 'noted')).status).toBe(403);
  });

  test.each(['', '   ', '\u200b'])('given a comment of nothing (%j), then it is refused', async (text) => {
    expect((await say(zhang, text)).status).toBe(400);
  });

  test('given watchers, when somebody comments, then they are told, but never who said it, nor twice, nor of what is internal', async () => {
    const qian = await server.as('qian-li');
    for (const client of [zhang, desk, manager, qian]) await client.post(`${path}/watch`);
    const before = await Promise.all([zhang, desk, manager, qian].map(noticesOf));

    await say(manager, 'We are looking');
    await say(manager, 'Budget is short', true);

    const after = await Promise.all([zhang, desk, manager, qian].map(noticesOf));
    const news = after.map((each, index) => each.slice(before[index]?.length));
    expect(news).toEqual([
      ['incident-comment We are looking'],
      ['watched-comment We are looking', 'watched-comment Budget is short'],
      [],
      ['watched-comment We are looking'],
    ]);
    expect((await manager.get(path)).body.watching).toBe(true);
  });

  test('given a watcher, when the status changes, then they are told; and no more once they watch no longer', async () => {
    const statusNews = async () => (await noticesOf(manager)).filter((each) => each.startsWith('watched-status'));
    const tasks = (await desk.list('/api/tasks', { filter: { queue: 'groups' } })).body;
    const values = {
      nature: 'incident',
      category: 'software',
      serviceState: 'degraded',
      usersAffected: 60,
      impact: '2',
      urgency: '2',
    };

    const classified = await desk.post(`/api/tasks/${tasks[0].id}/complete`, { values });
    expect(classified.status, classified.text).toBe(200);

    const told = await statusNews();
    expect(told.length).toBeGreaterThan(0);
    await manager.post(`${path}/unwatch`);
    expect((await manager.get(path)).body.watching).toBe(false);
    await zhang.post(`${path}/messages`, { message: 'msg.case.cancel', payload: { reason: 'It works again' } });
    expect(await statusNews()).toEqual(told);
  });

  test('given a closed record, then nothing more is said', async () => {
    const answer = await say(zhang, 'one more thing');

    expect([answer.status, answer.body.code]).toEqual([409, 'RECORD_CLOSED']);
  });
});
