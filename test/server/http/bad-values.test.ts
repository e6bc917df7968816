import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

/** Values that are of the right shape and yet wrong here: each is refused with its place, and nothing is kept. */
describe.each(bothDatabases)('values that are wrong in the case at hand, on %s', (database) => {
  let server: TestServer;
  let requester: Client;
  let owner: Client;
  beforeAll(async () => {
    server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00' });
    await server.database.unitOfWork((tx) =>
      tx.execute("UPDATE record SET customer_id = 'somebody-else' WHERE id = 'shop' AND type = 'service'"),
    );
    [requester, owner] = await Promise.all([server.as('zhang-wei'), server.as('lin-xia')]);
  });
  afterAll(() => server.close());

  const incident = {
    serviceId: 'hr',
    title: 'Leave requests cannot be sent',
    symptom: 'Leave requests cannot be sent.',
    serviceState: 'degraded',
    startedAt: '2026-03-02T08:30:00+08:00',
    usersAffected: 8,
  };
  const count = async () =>
    Number((await server.database.reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM record'))[0]?.n);

  test.each([
    { what: 'a service of another customer', values: { serviceId: 'shop' }, path: 'serviceId' },
    { what: 'a service nobody has', values: { serviceId: 'no-such' }, path: 'serviceId' },
    {
      what: 'a beginning that is still to come',
      values: { startedAt: '2026-03-02T09:01:00+08:00' },
      path: 'startedAt',
    },
    {
      what: 'a day that is not in the calendar',
      values: { startedAt: '2026-02-30T09:00:00+08:00' },
      path: 'startedAt',
    },
    { what: 'a state of the service nobody knows', values: { serviceState: 'sleepy' }, path: 'serviceState' },
  ])(
    'given $what, when an incident is reported, then it is refused with its place and nothing is kept',
    async ({ values, path }) => {
      const before = await count();

      const answer = await requester.post(
        '/api/processes/incident/start',
        { values: { ...incident, ...values } },
        { 'Idempotency-Key': JSON.stringify(values).replaceAll(/[^a-z0-9]/gi, '-') },
      );

      expect([answer.status, answer.body.code], answer.text).toEqual([422, 'FORM_INVALID']);
      expect(answer.body.errors).toMatchObject([{ path }]);
      expect(await count()).toBe(before);
    },
  );

  test.each([
    { what: 'a relation to itself', changes: { relations: [{ type: 'runs-on', target: 'db-07' }] }, path: 'relations' },
    {
      what: 'a relation to nobody',
      changes: { relations: [{ type: 'runs-on', target: 'no-such' }] },
      path: 'relations',
    },
    { what: 'a state that does not exist', changes: { status: 'asleep' }, path: 'status' },
    { what: 'a state it cannot come to from its own', changes: { status: 'planned' }, path: 'status' },
  ])(
    'given $what, when an item is changed by hand, then it is refused with its place and stays as it was',
    async ({ changes, path }) => {
      const read = async () => (await owner.get('/api/configuration-items/db-07')).body;
      const before = await read();

      const answer = await owner.patch(
        '/api/configuration-items/db-07',
        { changes, reason: 'Written down by hand.' },
        { 'If-Match': `"${before.lockVersion}"` },
      );

      expect(answer.status, answer.text).toBe(422);
      expect(answer.body.errors.map((error: { path: string }) => error.path.split('.').at(-1))).toEqual([path]);
      expect(await read()).toEqual(before);
    },
  );

  test('given two items that rest on each other, when what they affect is asked for, then each is named once and the answer ends', async () => {
    const change = { changes: { relations: [{ type: 'runs-on', target: 'db-07' }] }, reason: 'Written down by hand.' };
    const { lockVersion } = (await owner.get('/api/configuration-items/srv-07')).body;
    const written = await owner.patch('/api/configuration-items/srv-07', change, { 'If-Match': `"${lockVersion}"` });
    expect(written.status, written.text).toBe(200);

    const { body } = await owner.get('/api/configuration-items/db-07/impact?depth=10&direction=both');

    const ids = body.nodes.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(['db-07', 'srv-07']));
    expect(new Set(ids).size).toBe(ids.length);
    expect(body.complete).toBe(true);
  });
});
