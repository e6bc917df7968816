import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('baselines on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAServer({ database });
  });
  afterAll(() => server.close());

  test('given a baseline, when items change, then what differs is told, also between two baselines', async () => {
    const manager = await server.as('shen-hui');
    const owner = await server.as('lin-xia');
    const take = async (wish: object) => {
      const answer = await manager.post('/api/baselines', { purpose: 'Before the move', ...wish });
      expect(answer.status, answer.text).toBe(201);
      return answer.body;
    };
    const compare = async (id: string, other = '') =>
      (await manager.get(`/api/baselines/${id}/comparison${other}`)).body;

    const [{ n: count } = { n: 0 }] = await server.database.reader.query<{ n: number }>(
      "SELECT COUNT(*) AS n FROM record WHERE type = 'configuration-item'",
    );
    const all = await take({ selection: 'all' });
    expect(all).toMatchObject({ number: 'BSL000001', itemCount: count, title: 'Before the move' });
    const erp = await take({ selection: 'service', serviceId: 'erp' });
    // DB-07 serves it and runs on SRV-07.
    expect(erp.itemCount).toBe(2);
    expect(await compare(all.id)).toEqual({ intact: true, same: count, items: [], hidden: 0 });

    const change = {
      changes: { 'attributes.memoryGb': 128, status: 'maintenance' },
      reason: 'Moved by hand at night.',
    };
    expect((await owner.patch('/api/configuration-items/db-07', change, { 'If-Match': '"1"' })).status).toBe(200);
    const added = { changes: { name: 'DB-08', type: 'database' }, reason: 'Moved by hand at night.' };
    expect((await owner.post('/api/configuration-items', added)).status).toBe(201);

    const now = await compare(all.id);
    expect(now).toMatchObject({ intact: true, same: count - 1 });
    expect(now.items).toMatchObject([
      {
        itemId: 'db-07',
        change: 'changed',
        differences: [
          { attribute: 'attributes.memoryGb', before: 64, after: 128, label: { zh: '内存（GB）' } },
          { attribute: 'status', before: 'live', after: 'maintenance' },
        ],
      },
      { name: 'DB-08', change: 'added' },
    ]);
    const later = await take({ selection: 'items', ciIds: ['db-07', 'app-07'] });
    const between = await compare(all.id, `?with=${later.id}`);
    const told = between.items.map(({ name, change: how }: { name: string; change: string }) => `${name} ${how}`);
    expect(told).toEqual(expect.arrayContaining(['DB-07 changed', 'MAIL-01 removed', 'SRV-07 removed']));
    expect(told).toHaveLength(count - 1);
  });

  test('given a baseline somebody changed in the database, then it is said', async () => {
    const manager = await server.as('shen-hui');
    const { body } = await manager.get('/api/baselines');
    const first = body.find(({ number }: { number: string }) => number === 'BSL000001');
    await server.database.unitOfWork(async (tx) => {
      await tx.execute("UPDATE baseline_item SET content = '{}' WHERE baseline_id = ? AND item_id = 'mail-01'", [
        first.id,
      ]);
    });

    expect((await manager.get(`/api/baselines/${first.id}/comparison`)).body).toMatchObject({ intact: false });
  });

  test.each([
    { body: { purpose: 'x', selection: 'all' }, status: 400 },
    { body: { purpose: 'Of nothing', selection: 'items' }, status: 422 },
    { body: { purpose: 'Of nothing', selection: 'service' }, status: 422 },
  ])('given $body, then it is refused', async ({ body, status }) => {
    expect((await (await server.as('shen-hui')).post('/api/baselines', body)).status).toBe(status);
    expect((await (await server.as('li-na')).post('/api/baselines', body)).status).toBe(403);
  });
});
