import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../support/client.ts';
import { anIncidentAtWork, reported } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import {
  at,
  beginDraft,
  publishDraft,
  published,
  readRuleSet,
  reason,
  saveDraft,
  stricter,
  submitDraft,
} from './support.ts';

describe.each(['sqlite', 'postgres'] as const)('a rule set on %s', (database) => {
  let server: TestServer;
  let author: Client;
  let approver: Client;
  beforeAll(async () => {
    server = await givenAServer({ database });
    [author, approver] = [await server.as('chen-min'), await server.as('lin-xia')];
  });
  afterAll(() => server.close());

  const auditOf = (action: string) =>
    server.database.reader.query<{ actor_id: string; details: string }>(
      'SELECT actor_id, details FROM audit_trail WHERE action = ? ORDER BY seq',
      [action],
    );

  test('given the shipped packages, then the register has every set with version 1, who uses it and what one may do', async () => {
    const { body, headers } = await author.list('/api/rule-sets', { range: [0, 99] });
    const priority = body.find((each: { id: string }) => each.id === 'shared.priority');

    expect(headers['content-range']).toBe(`rule-sets 0-${body.length - 1}/${body.length}`);
    expect(priority).toMatchObject({
      version: 1,
      rows: 16,
      hitPolicy: 'UNIQUE',
      usedBy: [{ processId: 'incident' }, { processId: 'problem' }],
      draft: null,
      may: { edit: true, publish: true, rebind: true },
    });
  });

  test('given a draft, when its author approves it, then 403 with the rule of separation, a trace, and nothing in force', async () => {
    const draft = await beginDraft(author, 'shared.priority');
    const submitted = await submitDraft(author, await saveDraft(author, draft, stricter(draft.content)));
    const answer = await author.post(`/api/rule-drafts/${draft.id}/publish`, { reason }, at(submitted));

    expect([answer.status, answer.body.code, answer.body.params.rule]).toEqual([403, 'SOD_VIOLATION', 'SOD-11']);
    expect((await auditOf('denied')).map(({ actor_id }) => actor_id)).toContain('chen-min');
    expect((await readRuleSet(author, 'shared.priority')).version).toBe(1);
  });

  test('given it is submitted, when somebody without the right, or one who saw another version, approves, then refused', async () => {
    const { draft } = await readRuleSet(author, 'shared.priority');
    const withoutRight = await (await server.as('li-na')).post(
      `/api/rule-drafts/${draft?.id}/publish`,
      { reason },
      { 'If-Match': '"2"' },
    );
    const otherVersion = await approver.post(
      `/api/rule-drafts/${draft?.id}/publish`,
      { reason },
      { 'If-Match': '"1"' },
    );
    const unasked = await approver.post(`/api/rule-drafts/${draft?.id}/publish`, { reason });
    const unreasoned = await approver.post(
      `/api/rule-drafts/${draft?.id}/publish`,
      { reason: 'so' },
      { 'If-Match': '"2"' },
    );
    const past = await approver.post(
      `/api/rule-drafts/${draft?.id}/publish`,
      { reason, effectiveAt: '2026-03-01T00:00:00Z' },
      { 'If-Match': '"2"' },
    );

    expect(
      [withoutRight, otherVersion, unasked, unreasoned, past].map(({ status, body }) => [status, body.code]),
    ).toEqual([
      [403, 'NOT_AUTHORISED'],
      [412, 'PRECONDITION_FAILED'],
      [428, 'PRECONDITION_REQUIRED'],
      [422, 'REASON_REQUIRED'],
      [422, 'EFFECTIVE_TOO_EARLY'],
    ]);
  });

  test('given a case at work, when another person approves, then new cases take version 2, the one at work keeps version 1, and the trail says all', async () => {
    const old = await anIncidentAtWork(server);
    await server.at('2026-03-02T09:10:00+08:00');
    const { draft } = await readRuleSet(author, 'shared.priority');
    const version = await publishDraft(approver, (await approver.get(`/api/rule-drafts/${draft?.id}`)).body);
    await reported(server, { serviceId: 'erp', title: 'Orders cannot be booked' });

    expect(version).toMatchObject({
      number: 2,
      state: 'in-force',
      origin: 'published',
      basedOn: 1,
      publishedBy: { id: 'lin-xia' },
    });
    const uses = (await approver.list('/api/rule-sets/shared.priority/running', { sort: ['startedAt', 'ASC'] })).body;
    expect(uses.map((use: { version: number }) => use.version)).toEqual([1, 2]);
    expect(uses[0].recordId).toBe(old.recordId);
    const [published] = await auditOf('rule-set-published');
    expect(JSON.parse(published?.details ?? '')).toMatchObject({
      version: 2,
      authors: ['chen-min'],
      reason,
      rows: [{ id: 'PM-I2U2', change: 'changed' }],
      parts: ['tests'],
    });
  });

  test('given version 2 was approved, when the server starts again, then it stays in force, though its package says otherwise', async () => {
    server = await server.restarted();
    [author, approver] = [await server.as('chen-min'), await server.as('lin-xia')];

    expect(await readRuleSet(author, 'shared.priority')).toMatchObject({
      version: 2,
      versions: [{ state: 'in-force' }, { state: 'superseded' }],
    });
  });

  test('given an effective date, then it waits for it, the next draft is begun from it, and none may come before it', async () => {
    const version = await published(
      server,
      'shared.sla-target',
      (set) => ({ ...set, name: { en: 'Targets', zh: '目标' } }),
      '2026-04-01T01:00:00Z',
    );
    const next = await beginDraft(author, 'shared.sla-target');
    const saved = await saveDraft(author, next, { ...next.content, name: { en: 'Targets of 2026', zh: '2026年目标' } });
    const submitted = await submitDraft(author, saved);
    const early = await approver.post(
      `/api/rule-drafts/${next.id}/publish`,
      { reason, effectiveAt: '2026-03-20T00:00:00Z' },
      at(submitted),
    );

    expect([version.state, (await readRuleSet(author, 'shared.sla-target')).version]).toEqual(['scheduled', 1]);
    expect(next).toMatchObject({ base: 2, content: { name: { en: 'Targets' } } });
    expect([early.body.code, early.body.params.earliest]).toEqual(['EFFECTIVE_TOO_EARLY', '2026-04-01T01:00:00.000Z']);
    await author.post(`/api/rule-drafts/${next.id}/discard`);

    await server.at('2026-04-01T09:00:00+08:00');
    author = await server.as('chen-min');
    expect(await readRuleSet(author, 'shared.sla-target')).toMatchObject({
      version: 2,
      since: '2026-04-01T01:00:00.000Z',
      name: { zh: '目标' },
    });
  });

  test('given an older version, when a draft is begun from it and approved, then it comes back as the next version', async () => {
    const draft = await beginDraft(author, 'shared.priority', 1);
    const back = await publishDraft(await server.as('lin-xia'), await submitDraft(author, draft));

    expect(draft.changes.rows.map(({ id }) => id)).toEqual(['PM-I2U2']);
    expect([back.number, back.state]).toEqual([3, 'in-force']);
    expect((await author.get('/api/rule-sets/shared.priority/versions/3')).body.changes.rows).toHaveLength(1);
  });
});
