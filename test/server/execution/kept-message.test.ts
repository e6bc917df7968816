import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { ChangingPackages } from './changing-packages.ts';
import { aProcessSends } from './support.ts';

const raise = (id: string) => ({
  id,
  name: 'msg.complaint.raise',
  correlationKey: `mail|software|${id}`,
  payload: { description: id },
});

describe.each(bothDatabases)('messages without a receiver on %s', (database) => {
  let server: TestServer;
  let packages: ChangingPackages;
  beforeEach(async () => {
    packages = new ChangingPackages();
    server = await givenAServer({ database, config: { packagesDirectories: packages.directories } });
  });
  afterEach(async () => {
    await server.close();
    packages.remove();
  });

  const kept = async () => (await (await server.as('lin-xia')).list('/api/messages/kept')).body;
  const logged = async () => (await (await server.as('li-na')).list('/api/records/problem-log')).body;

  test('given messages kept for days, when their receiver is installed, then they are delivered once it is confirmed, and once only', async () => {
    await aProcessSends(server, raise('a'));
    server.clock.advance(3_600_000);
    await aProcessSends(server, raise('b'));
    await server.at('2026-03-06T09:00:00+08:00');
    const before = await kept();
    const tooEarly = await (await server.as('lin-xia')).post('/api/messages/kept/msg.complaint.raise/deliver');

    packages.install('more/problem-log');
    server = await server.restarted();
    await server.settle();
    const installed = await kept();
    const notConfirmed = await logged();
    const lin = await server.as('lin-xia');
    const delivered = await lin.post('/api/messages/kept/msg.complaint.raise/deliver');
    const again = await lin.post('/api/messages/kept/msg.complaint.raise/deliver');

    const entry = { id: 'msg.complaint.raise', count: 2, oldestAt: '2026-03-02T01:00:00.000Z' };
    expect(before).toEqual([{ ...entry, receiverInstalled: false }]);
    expect([tooEarly.status, tooEarly.body.code]).toEqual([422, 'REFERENCE_UNKNOWN']);
    expect(installed).toEqual([{ ...entry, receiverInstalled: true }]);
    expect(notConfirmed).toEqual([]);
    expect([delivered.body, again.body]).toEqual([{ delivered: 2 }, { delivered: 0 }]);
    expect((await logged()).map(({ fields }: { fields: { trigger: string } }) => fields.trigger).toSorted()).toEqual([
      'a',
      'b',
    ]);
    expect(await kept()).toEqual([]);
    expect(await server.database.reader.query('SELECT * FROM notification')).toEqual([]);
    const audit = await server.database.reader.query<{ actor_id: string; details: string }>(
      `SELECT actor_id, details FROM audit_trail WHERE action = 'kept-messages-delivered' ORDER BY seq`,
    );
    expect(audit.map(({ actor_id, details }) => [actor_id, JSON.parse(details).count])).toEqual([['lin-xia', 2]]);
  });

  test('given people without the right, then they neither see nor deliver what is kept', async () => {
    const chen = await server.as('chen-min');

    expect((await chen.list('/api/messages/kept')).status).toBe(403);
    expect((await chen.post('/api/messages/kept/msg.complaint.raise/deliver')).status).toBe(403);
  });
});
