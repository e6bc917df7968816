import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { aProcessSends, givenAWorkshop, openTasks, readCase, readInstance, startCase } from './support.ts';

const complaint = (id: string, correlationKey?: string) => ({
  id,
  name: 'msg.complaint.raise',
  ...(correlationKey === undefined ? {} : { correlationKey }),
  payload: { description: 'Too slow' },
});

describe.each(bothDatabases)('messages on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAWorkshop(database);
  });
  afterEach(() => server.close());

  test('given one message ten times at once, then it is accepted once, repeated nine times, and starts one case', async () => {
    const monitoring = await server.as('monitoring');

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => monitoring.post('/api/messages', complaint('m-1', 'k'))),
    );

    expect(answers.map(({ body }) => body.outcome).toSorted()).toEqual([
      'accepted',
      ...Array.from({ length: 9 }, () => 'repeated'),
    ]);
    expect((await (await server.as('li-na')).list('/api/records/workshop')).body).toMatchObject([
      { title: 'Too slow' },
    ]);
  });

  test('given a running case with the key, when a second message has it, then it joins; with no key it always starts one', async () => {
    const monitoring = await server.as('monitoring');
    for (const message of [complaint('a', 'k'), complaint('b', 'k'), complaint('c'), complaint('d')])
      await monitoring.post('/api/messages', message);

    const li = await server.as('li-na');
    const rows = await server.database.reader.query<{ sender_id: string; status: string }>(
      'SELECT sender_id, status FROM message ORDER BY sender_id',
    );

    expect((await li.list('/api/records/workshop')).body).toHaveLength(3);
    expect(rows.map(({ status }) => status)).toEqual(['delivered', 'joined', 'delivered', 'delivered']);
    const chen = await server.as('chen-min');
    const joined = await chen.list('/api/history', { filter: { lifecycle: 'message-joined' } });
    expect(joined.body).toMatchObject([{ recordNumber: 'WSP000001', details: { name: 'msg.complaint.raise' } }]);
  });

  test('given a message before its receiver waits, then it is buffered, delivered when it waits, and never twice', async () => {
    const outcome = {
      id: 'early',
      name: 'msg.release.outcome',
      correlationKey: 'WSP000001',
      payload: { outcome: 'deployed' },
    };
    await aProcessSends(server, outcome);

    const zhang = await server.as('zhang-wei');
    const { recordId } = await startCase(zhang, 'wait');
    const later = await startCase(zhang, 'wait');

    const li = await server.as('li-na');
    expect(await readCase(li, recordId)).toMatchObject({ fields: { outcome: 'deployed' } });
    expect(await readInstance(li, later.instanceId)).toMatchObject({
      tokens: [{ elementId: 'MC1_outcome', count: 1 }],
    });
  });

  test('given a message nobody takes, when a day has passed, then it expires and the sms-manager is told', async () => {
    await aProcessSends(server, {
      id: 'x',
      name: 'msg.release.outcome',
      correlationKey: 'WSP999999',
      payload: {},
    });
    await server.at('2026-03-03T09:00:00+08:00');

    const rows = await server.database.reader.query('SELECT status FROM message');
    const told = await server.database.reader.query('SELECT user_id, template FROM notification');

    expect(rows).toEqual([{ status: 'expired' }]);
    expect(told).toEqual([{ user_id: 'lin-xia', template: 'message-expired' }]);
  });

  test('given a message no installed process takes, then it is kept without alert', async () => {
    const monitoring = await server.as('monitoring');
    await monitoring.post('/api/messages', { id: 'y', name: 'msg.risk.raise', correlationKey: 'r', payload: {} });
    await server.at('2026-03-05T09:00:00+08:00');

    expect(await server.database.reader.query('SELECT status FROM message')).toEqual([{ status: 'not-installed' }]);
    expect(await server.database.reader.query('SELECT * FROM notification')).toEqual([]);
  });

  test('given names and people that do not fit, then each is refused', async () => {
    const monitoring = await server.as('monitoring');
    const unknown = await monitoring.post('/api/messages', { id: 'z', name: 'msg.not.there', payload: {} });
    const person = await (await server.as('li-na')).post('/api/messages', complaint('z'));
    const zhang = await server.as('zhang-wei');
    const { number, recordId } = await startCase(zhang, 'task');
    const notOffered = await zhang.post(`/api/records/workshop/${number}/messages`, {
      message: 'msg.risk.raise',
      payload: {},
    });

    expect([unknown.status, unknown.body.code]).toEqual([422, 'REFERENCE_UNKNOWN']);
    expect(person.status).toBe(403);
    expect(notOffered.body.code).toBe('MESSAGE_NOT_OFFERED');
    expect(await openTasks(await server.as('li-na'), recordId)).toHaveLength(1);
  });
});
