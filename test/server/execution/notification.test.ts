import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { aProcessSends, givenAWorkshop } from './support.ts';

describe.each(bothDatabases)('notices on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAWorkshop(database);
  });
  afterEach(() => server.close());

  /** Lin Xia is told of every message nobody takes within a day. */
  async function givenNotices(count: number): Promise<void> {
    for (let each = 1; each <= count; each++)
      await aProcessSends(server, {
        id: `m${each}`,
        name: 'msg.release.outcome',
        correlationKey: `WSP99999${each}`,
        payload: {},
      });
    await server.at('2026-03-03T09:00:00+08:00');
  }

  test('given three notices, then their reader lists and counts them, newest first, and reads one, then all', async () => {
    await givenNotices(3);
    const lin = await server.as('lin-xia');
    const unread = () => lin.list('/api/notifications', { filter: { unread: true }, range: [0, 0] });
    const all = await lin.list('/api/notifications');
    const [newest] = all.body;

    const read = await lin.post(`/api/notifications/${newest.id}/read`);
    const left = await unread();
    const readAll = await lin.post('/api/notifications/read-all');

    expect(newest).toMatchObject({
      template: 'message-expired',
      data: { name: 'msg.release.outcome', correlationKey: 'WSP999993' },
      recordId: null,
      recordType: null,
      recordNumber: null,
      readAt: null,
    });
    expect(all.headers['content-range']).toBe('notifications 0-2/3');
    expect(read.body).toEqual({ ...newest, readAt: '2026-03-03T01:00:00.000Z' });
    expect(left.headers['content-range']).toBe('notifications 0-0/2');
    expect(readAll.body).toEqual({ read: 2 });
    expect((await unread()).body).toEqual([]);
    expect((await lin.list('/api/notifications', { filter: { unread: false } })).body).toHaveLength(3);
    expect((await lin.list('/api/notifications', { filter: { id: [newest.id, 'x'] } })).body).toHaveLength(1);
  });

  test('given a notice of somebody else, then it is neither listed nor read', async () => {
    await givenNotices(1);
    const [notice] = (await (await server.as('lin-xia')).list('/api/notifications')).body;
    const li = await server.as('li-na');

    expect((await li.list('/api/notifications')).body).toEqual([]);
    expect((await li.post(`/api/notifications/${notice.id}/read`)).status).toBe(404);
    expect((await li.post('/api/notifications/read-all')).body).toEqual({ read: 0 });
    expect((await li.post('/api/notifications/nonsense/read')).status).toBe(400);
    expect((await (await server.as('lin-xia')).list('/api/notifications')).body).toMatchObject([{ readAt: null }]);
  });
});
