import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskKnowledge } from '../../../server/contract/knowledge.ts';
import type { TaskDetail } from '../../../server/contract/task.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork, reported } from '../../support/incident-at-work.ts';
import { givenKnowledge } from '../../support/knowledge.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('what is known about the incident of a task, on %s', (database) => {
  let server: TestServer;
  let desk: Client;
  let path = '';
  beforeAll(async () => {
    server = await givenAServer({ database });
    await givenKnowledge(
      server,
      {
        type: 'known-error',
        number: 'KER000001',
        title: 'Mails stay in the outbox',
        symptom: 'Mail cannot be sent',
        help: 'Restart the relay',
        serviceId: 'mail',
      },
      {
        type: 'knowledge-article',
        number: 'KB000001',
        title: 'Mails stay in the outbox',
        symptom: 'Mail cannot be sent',
        help: 'Wait',
        serviceId: 'mail',
        about: 'KER000001',
        audience: 'everyone',
      },
      { type: 'known-error', number: 'KER000002', title: 'Calendar empty', help: 'Open it again', serviceId: 'mail' },
      { type: 'known-error', number: 'KER000003', title: '考勤页面打不开', help: '清除缓存', serviceId: 'hr' },
      {
        type: 'known-error',
        number: 'KER000004',
        title: 'Mail cannot be sent, unproven',
        help: 'Hope',
        serviceId: 'mail',
        status: 'draft',
      },
      {
        type: 'knowledge-article',
        number: 'KB000002',
        title: 'Which ports mail needs',
        help: '25, 587',
        serviceId: 'mail',
        audience: 'provider',
      },
    );
    const { id } = await anIncidentAtWork(server);
    path = `/api/tasks/${id}/knowledge`;
    desk = await server.as('li-na');
  });
  afterAll(() => server.close());

  const known = async (q = ''): Promise<TaskKnowledge> => {
    const answer = await desk.get(path).query({ q });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as TaskKnowledge;
  };

  test('given an incident, then what says the same comes before what is about its service, and an article not beside its known error', async () => {
    const { rows, total, mayUse } = await known();

    expect(rows.map(({ number, reasons }) => [number, reasons])).toEqual([
      ['KER000001', ['text', 'service']],
      ['KB000002', ['service']],
      ['KER000002', ['service']],
    ]);
    expect(rows[0]).toMatchObject({ type: 'known-error', help: 'Restart the relay', used: false });
    expect([total, mayUse]).toEqual([3, true]);
  });

  test('given words, then known errors of other services are found, in Chinese as well, and drafts are not', async () => {
    expect((await known('考勤')).rows.map(({ number }) => number)).toEqual(['KER000003']);
    expect((await known('unproven')).rows).toEqual([]);
  });

  test('given "used this", twice, then it is linked and counted once, named by the incident, and its history says who', async () => {
    for (const time of [1, 2]) {
      const used = await desk.post(path, { entryId: 'ker000001' });
      expect(used.status, `${time}: ${used.text}`).toBe(200);
      expect((used.body as TaskKnowledge).rows.find(({ number }) => number === 'KER000001')).toMatchObject({
        used: true,
      });
    }

    const incident = (await desk.get('/api/records/incident/INC000001')).body;
    expect(incident).toMatchObject({
      fields: { knownErrorId: 'ker000001' },
      links: [{ type: 'related', number: 'KER000001' }],
    });
    expect((await desk.get('/api/records/known-error/KER000001')).body).toMatchObject({ fields: { usedCount: 1 } });
    const { body: history } = await desk.list('/api/history', {
      filter: { recordId: incident.id, lifecycle: 'linked' },
    });
    expect(history).toMatchObject([{ actor: { id: 'li-na' }, details: { type: 'related', numbers: ['KER000001'] } }]);
  });

  test('given an article, when it was used, then it is linked and the known error stays', async () => {
    expect((await desk.post(path, { entryId: 'KB000002' })).status).toBe(200);

    const { fields, links } = (await desk.get('/api/records/incident/INC000001')).body;
    expect(fields.knownErrorId).toBe('ker000001');
    expect(links.map(({ number }: { number: string }) => number).toSorted()).toEqual(['KB000002', 'KER000001']);
  });

  test('given a draft, somebody else’s task, or a task nobody has, then nothing is noted', async () => {
    expect((await desk.post(path, { entryId: 'KER000004' })).status).toBe(404);
    expect((await desk.post(path, { entryId: 'INC000001' })).status).toBe(404);
    expect((await (await server.as('chen-min')).post(path, { entryId: 'KER000002' })).status).toBe(403);
    await reported(server, { serviceId: 'hr', title: '考勤页面打不开了' });
    await server.settle();
    const [fresh] = (await desk.list('/api/tasks', { filter: { queue: 'groups' } })).body;
    const other = `/api/tasks/${fresh.id}/knowledge`;
    expect((await desk.get(other)).body).toMatchObject({ mayUse: false, rows: [{ number: 'KER000003' }] });
    expect((await desk.post(other, { entryId: 'KER000003' })).body).toMatchObject({ code: 'TASK_NOT_CLAIMED' });
    expect((await desk.get('/api/records/known-error/KER000003')).body).toMatchObject({ fields: { usedCount: 0 } });
  });

  test('given the requester, then no known error reaches them by the task', async () => {
    const requester = await server.as('zhang-wei');
    expect((await requester.get(path)).status).toBe(404);
    expect((await requester.post(path, { entryId: 'KER000001' })).status).toBe(404);
    const detail = (await desk.get(path.replace('/knowledge', ''))).body as TaskDetail;
    expect(detail.offersKnowledge).toBe(true);
  });
});
