import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorWith } from '../../../server/actor.ts';
import type { LiveEvent } from '../../../server/contract/message.ts';
import type { Task } from '../../../server/contract/task.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, startCase } from './support.ts';

/** Everybody of the demo company with another reason to see an incident, or none. */
const needToKnow = [
  { who: 'zhang-wei', why: 'asked for it', staff: false },
  { who: 'li-na', why: 'works on it', staff: true },
  { who: 'chen-min', why: 'is incident manager', staff: true },
  { who: 'ma-rui', why: 'is information security manager', staff: true },
  { who: 'song-jia', why: 'is in the security group', staff: true },
  { who: 'feng-jie', why: 'is an auditor', staff: true },
];
const others = [
  { who: 'wang-lei', why: 'is a resolver of another group' },
  { who: 'zhao-jun', why: 'is major incident manager' },
  { who: 'lin-xia', why: 'is administrator' },
  { who: 'guo-bin', why: 'owns the service' },
  { who: 'qian-li', why: 'represents the customer' },
];

describe.each(bothDatabases)('an incident that security may have part in, on %s', (database) => {
  let server: TestServer;
  let task: Task;
  let linkedTo: string;
  const events: { readonly who: string; readonly event: LiveEvent }[] = [];

  beforeAll(async () => {
    server = await givenAWorkshop(database);
    task = await anIncidentAtWork(server);
    const chen = await server.as('chen-min');
    const { lockVersion } = (await chen.get(`/api/records/incident/${task.recordNumber}`)).body;
    const suspected = await chen.patch(
      `/api/records/incident/${task.recordNumber}`,
      { fields: { securitySuspected: true }, reason: 'a mail account seems to be abused' },
      { 'If-Match': `"${lockVersion}"` },
    );
    expect(suspected.status, suspected.text).toBe(200);
    linkedTo = (await startCase(await server.as('wang-lei'), 'service', task.recordNumber)).recordId;
    for (const who of ['wang-lei', 'song-jia', 'li-na']) listen(who);
    await (await server.as('li-na')).post(`/api/tasks/${task.id}/save`, { values: { securitySuspected: true } });
  });
  afterAll(() => server.close());

  function listen(who: string): void {
    const groups = { 'song-jia': ['SEC'], 'wang-lei': ['APP'], 'li-na': ['DESK'] }[who] ?? [];
    const roles = who === 'li-na' ? ['service-desk'] : ['resolver'];
    const name = { en: who, zh: who };
    const actor = actorWith({ userId: who, account: who, name, language: 'en', roles, groups, customerId: null });
    server.application.events.subscribe(actor, {
      send: (event) => events.push({ who, event }),
      close: () => undefined,
    });
  }

  const seen: readonly { readonly route: string; readonly sees: (client: Client) => Promise<boolean> }[] = [
    {
      route: 'GET /api/records/incident',
      sees: async (client) => {
        const { body, headers } = await client.list('/api/records/incident');
        expect(headers['content-range']).toMatch(new RegExp(`/${body.length}$`));
        return body.length > 0;
      },
    },
    {
      route: 'GET /api/records/incident, searched',
      sees: async (client) => (await client.list('/api/records/incident', { filter: { q: 'mail' } })).body.length > 0,
    },
    {
      route: 'GET /api/records/incident/:id',
      sees: async (client) => (await client.get(`/api/records/incident/${task.recordId}`)).status === 200,
    },
    {
      route: 'GET /api/records/workshop/:id, its links',
      sees: async (client) => {
        const { status, body } = await client.get(`/api/records/workshop/${linkedTo}`);
        return status === 200 && body.links.length > 0;
      },
    },
    {
      route: 'GET /api/choices/open-incidents',
      sees: async (client) => (await client.get('/api/choices/open-incidents')).body.length > 0,
    },
    {
      route: 'GET /api/tasks',
      sees: async (client) =>
        (await client.list('/api/tasks', { filter: { processId: 'restore-service' } })).body.length > 0,
    },
    {
      route: 'GET /api/tasks/:id',
      sees: async (client) => (await client.get(`/api/tasks/${task.id}`)).status === 200,
    },
    {
      route: 'GET /api/process-instances',
      sees: async (client) =>
        (await client.list('/api/process-instances', { filter: { processId: 'incident' } })).body.length > 0,
    },
    {
      route: 'GET /api/process-instances/:id',
      sees: async (client) => (await client.get(`/api/process-instances/${task.instanceId}`)).status === 200,
    },
    {
      route: 'GET /api/history',
      sees: async (client) =>
        (await client.list('/api/history', { filter: { recordId: task.recordId } })).body.length > 0,
    },
  ];
  /** A requester sees tasks only where they are theirs, and the linked case is not theirs. */
  const notForRequesters = /tasks|links/;

  test.each(needToKnow.flatMap((reader) => seen.map((route) => ({ ...reader, ...route }))))(
    'given $who, who $why, then $route shows it',
    async ({ who, staff, route, sees }) => {
      expect(await sees(await server.as(who))).toBe(staff || !notForRequesters.test(route));
    },
  );

  test.each(others.flatMap((reader) => seen.map((route) => ({ ...reader, ...route }))))(
    'given $who, who $why, then $route does not show it',
    async ({ who, sees }) => {
      expect(await sees(await server.as(who))).toBe(false);
    },
  );

  test('given who may override records but need not know, then the record is not there for them, nor are its tasks', async () => {
    const zhao = await server.as('zhao-jun');
    const number = task.recordNumber;
    const answers = [
      await zhao.patch(
        `/api/records/incident/${number}`,
        { fields: { symptom: 'x' }, reason: 'because I may do so' },
        { 'If-Match': '"1"' },
      ),
      await zhao.post(`/api/records/incident/${number}/messages`, { message: 'msg.case.comment', payload: {} }),
      await zhao.post(`/api/tasks/${task.id}/claim`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('given open browsers, then only those who need to know are told that it changed', () => {
    const told = new Set(events.filter(({ event }) => event.recordId === task.recordId).map(({ who }) => who));

    expect([...told].toSorted()).toContain('song-jia');
    expect([...told]).not.toContain('wang-lei');
  });

  test('given reads of its detail, then those of staff are audited, and those of its requester and refused ones are not', async () => {
    const reads = async () =>
      (
        await server.database.reader.query<{ actor_id: string }>(
          `SELECT actor_id FROM audit_trail WHERE action = 'restricted-read' AND entity_id = ? ORDER BY seq`,
          [task.recordId],
        )
      ).map((row) => row.actor_id);
    const before = (await reads()).length;

    for (const who of ['ma-rui', 'zhang-wei', 'wang-lei', 'feng-jie'])
      await (await server.as(who)).get(`/api/records/incident/${task.recordNumber}`);
    await (await server.as('song-jia')).get(`/api/tasks/${task.id}`);

    expect((await reads()).slice(before)).toEqual(['ma-rui', 'feng-jie', 'song-jia']);
  });

  test('given it is passed on to the security group, then the desk that had it has no part in it any more and may not see it', async () => {
    const li = await server.as('li-na');
    const song = await server.as('song-jia');
    const passedOn = await li.post(`/api/tasks/${task.id}/complete`, {
      values: { workLog: 'Somebody else uses the account.', outcome: 'pass-on', securitySuspected: true },
    });
    const offered = await song.list('/api/tasks', { filter: { queue: 'groups' } });
    await song.post(`/api/tasks/${offered.body[0].id}/complete`, { values: { note: 'Taken over.' } });
    const statusFor = async (client: Client) => (await client.get(`/api/records/incident/${task.recordId}`)).status;

    expect(passedOn.status, passedOn.text).toBe(200);
    expect([await statusFor(li), await statusFor(song)]).toEqual([404, 200]);
  });
});
