import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('master data on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAServer({ database });
  });
  afterAll(() => server.close());
  const idsOf = (body: unknown) => (body as { id: string }[]).map(({ id }) => id);

  test('given the service desk, then it sees every service with owner and tier', async () => {
    const client = await server.as('li-na');

    const list = await client.list('/api/services', { sort: ['id', 'ASC'] });

    expect(idsOf(list.body)).toEqual(['erp', 'hr', 'mail', 'shop', 'wiki']);
    expect(list.get('Content-Range')).toBe('services 0-4/5');
    expect((await client.get('/api/services/hr')).body).toMatchObject({
      code: 'hr',
      tier: 3,
      slaPackage: 'standard',
      owner: { id: 'guo-bin' },
      businessOwner: { id: 'jiang-wen' },
      rtoMin: 1440,
    });
  });

  test.each([
    { range: [0, 1], ids: ['erp', 'hr'], answer: 'services 0-1/5' },
    { range: [4, 9], ids: ['wiki'], answer: 'services 4-4/5' },
    { range: [5, 9], ids: [], answer: 'services */5' },
  ] as const)('given the range $range, then $answer', async ({ range, ids, answer }) => {
    const client = await server.as('li-na');

    const list = await client.list('/api/services', { sort: ['id', 'ASC'], range });

    expect(idsOf(list.body)).toEqual(ids);
    expect(list.get('Content-Range')).toBe(answer);
  });

  test.each([
    { filter: { q: '人力' }, ids: ['hr'] },
    { filter: { q: 'HR' }, ids: ['hr'] },
    { filter: { id: ['mail', 'erp', 'none'] }, ids: ['erp', 'mail'] },
    { filter: { id: 'mail' }, ids: ['mail'] },
  ])('given the filter $filter, then $ids', async ({ filter, ids }) => {
    const client = await server.as('li-na');

    const list = await client.list('/api/services', { sort: ['id', 'ASC'], filter });

    expect(idsOf(list.body)).toEqual(ids);
  });

  test('given a requester, then services and their own customer are seen, how things are built is not', async () => {
    const client = await server.as('zhang-wei');

    expect((await client.get('/api/services')).body).toHaveLength(5);
    expect(idsOf((await client.get('/api/customers')).body)).toEqual(['group-hq']);
    for (const list of ['/api/configuration-items', '/api/groups']) {
      const answer = await client.get(list);
      expect(answer.body).toEqual([]);
      expect(answer.get('Content-Range')).toMatch(/\*\/0$/);
    }
    expect((await client.get('/api/configuration-items/db-07')).status).toBe(404);
    expect((await client.get('/api/choices/configuration-items')).body).toEqual([]);
  });

  test('given a service in the pipeline or of another customer, then a requester does not learn of it', async () => {
    await server.database.unitOfWork(async (tx) => {
      await tx.execute("UPDATE record SET status = 'pipeline' WHERE id = 'wiki' AND type = 'service'");
      await tx.execute("UPDATE record SET customer_id = 'somebody-else' WHERE id = 'shop' AND type = 'service'");
    });
    const client = await server.as('zhang-wei');

    expect(idsOf((await client.list('/api/services', { sort: ['id', 'ASC'] })).body)).toEqual(['erp', 'hr', 'mail']);
    for (const id of ['wiki', 'shop']) expect((await client.get(`/api/services/${id}`)).status).toBe(404);
    expect(idsOf((await (await server.as('li-na')).get('/api/services')).body)).toHaveLength(5);
    await server.database.unitOfWork(async (tx) => {
      await tx.execute("UPDATE record SET status = 'catalogue' WHERE id = 'wiki' AND type = 'service'");
      await tx.execute("UPDATE record SET customer_id = 'group-hq' WHERE id = 'shop' AND type = 'service'");
    });
  });

  test('given a manager on the customer side, then they see themselves, their manager and their people', async () => {
    const client = await server.as('sun-hao');

    const ids = idsOf((await client.list('/api/users', { range: [0, 99] })).body);

    expect(ids).toContain('sun-hao');
    expect(ids).toContain('gao-lin');
    expect(ids).toContain('zhang-wei');
    expect(ids).not.toContain('li-na');
    expect((await client.get('/api/users/li-na')).status).toBe(404);
  });

  test('given the service desk, then a person is shown with manager, roles and groups, never with a password', async () => {
    const { body } = await (await server.as('li-na')).get('/api/users/zhang-wei');

    expect(body).toEqual({
      id: 'zhang-wei',
      account: 'zhang-wei',
      name: { en: 'Zhang Wei', zh: '张伟' },
      roles: ['requester'],
      groups: [],
      manager: { id: 'sun-hao', name: { en: 'Sun Hao', zh: '孙浩' } },
      deputy: null,
      vip: false,
      language: 'zh',
      active: true,
    });
  });

  test('given the list of choices of a form, then labels are in both languages and found in both', async () => {
    const client = await server.as('li-na');

    expect((await client.get('/api/choices/groups')).body).toContainEqual({
      value: 'DESK',
      label: { en: 'Service desk', zh: '服务台' },
    });
    expect((await client.get(`/api/choices/users?q=${encodeURIComponent('张伟')}`)).body).toMatchObject([
      { value: 'zhang-wei' },
    ]);
  });

  test('given a group, then its lead and members are named', async () => {
    expect((await (await server.as('li-na')).get('/api/groups/APP')).body).toMatchObject({
      lead: { id: 'wang-lei' },
      members: [{ id: 'wang-lei' }],
    });
  });

  test('given a service account, then it has what its role grants and nothing of what people have', async () => {
    const session = (await (await server.as('monitoring')).get('/api/session')).body;

    expect(session.permissions).toEqual(['message.send']);
  });
});
