import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { aProcessSends } from './support.ts';

describe.each(bothDatabases)('what messages may do on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database });
  });
  afterEach(() => server.close());

  const alert = (payload: object) => ({ id: 'a', name: 'msg.incident.create', correlationKey: 'k', payload });
  const active = () =>
    server.database.reader.query(
      `SELECT id FROM process_instance WHERE parent_id IS NULL AND status = 'active' AND process_id = 'incident'`,
    );
  const statuses = async () =>
    (await server.database.reader.query<{ status: string }>('SELECT status FROM message')).map((row) => row.status);

  test.each([
    ['a message persons send', { name: 'msg.case.cancel', correlationKey: 'INC000001', payload: { reason: 'enough' } }],
    ['a message of other processes', { name: 'msg.problem.raise', payload: { trigger: 'x' } }],
    ['a message of the requester', { name: 'msg.incident.reopen', payload: { recordNumber: 'INC000001' } }],
  ])('given %s, when monitoring sends it, then it is refused and nothing is stored', async (_, message) => {
    const refused = await (await server.as('monitoring')).post('/api/messages', { id: 'x', ...message });

    expect([refused.status, refused.body.code]).toEqual([403, 'NOT_AUTHORISED']);
    expect(await statuses()).toEqual([]);
  });

  test('given keys and values the catalogue does not know, then each is named and nothing is stored', async () => {
    const monitoring = await server.as('monitoring');
    const refused = await monitoring.post(
      '/api/messages',
      alert({ recordNumber: 'INC000001', title: 5, usersAffected: 'many', serviceId: 'erp' }),
    );

    expect([refused.status, refused.body.code]).toEqual([422, 'FORM_INVALID']);
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'payload.recordNumber',
      'payload.title',
      'payload.usersAffected',
    ]);
    expect(await statuses()).toEqual([]);
  });

  test('given an incident that runs, when a message wants to reopen it, or something that is none, then it is refused and told', async () => {
    const sent = await (await server.as('monitoring')).post(
      '/api/messages',
      alert({ source: 'monitoring', dedupKey: 'k', serviceId: 'erp', title: 'ERP is slow', severity: 'critical' }),
    );
    expect(sent.status, sent.text).toBe(202);
    const before = await active();

    for (const recordNumber of ['INC000001', 'erp', 5])
      await aProcessSends(server, {
        id: `r-${recordNumber}`,
        name: 'msg.incident.reopen',
        correlationKey: `other-${recordNumber}`,
        payload: { recordNumber, reason: 'again' },
      });

    expect(await active()).toEqual(before);
    expect((await statuses()).filter((status) => status === 'refused')).toHaveLength(3);
    expect(
      await server.database.reader.query(`SELECT user_id FROM notification WHERE template = 'message-refused'`),
    ).toHaveLength(3);
  });
});
