import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuleDraft } from '../../../server/contract/rule-draft.ts';
import type { Client } from '../../support/client.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { at, beginDraft, readRuleSet, saveDraft, stricter, submitDraft, withRow } from './support.ts';

describe.each(['sqlite', 'postgres'] as const)('two editors of one rule set on %s (S-52)', (database) => {
  let server: TestServer;
  let chen: Client;
  let lin: Client;
  let draft: RuleDraft;
  beforeAll(async () => {
    server = await givenAServer({ database });
    [chen, lin] = [await server.as('chen-min'), await server.as('lin-xia')];
    draft = await beginDraft(chen, 'shared.priority');
  });
  afterAll(() => server.close());

  test('given an open draft, when the second begins one too, then 409 names it, so that both work on one', async () => {
    const answer = await lin.post('/api/rule-sets/shared.priority/drafts', {});

    expect([answer.status, answer.body.code, answer.body.params]).toEqual([
      409,
      'DRAFT_OPEN',
      { id: 'shared.priority', draft: draft.id, by: 'chen-min' },
    ]);
  });

  test('given both read it, when both save, then the second gets the rows of the first with both sides, and nothing is lost', async () => {
    const first = await saveDraft(chen, draft, stricter(draft.content));
    const theirs = withRow(draft.content, 'PM-I2U2', { outputs: { priority: 'P4' } });
    const yours = withRow(theirs, 'PM-I4U4', { outputs: { priority: 'P3' } });
    const answer = await lin.put(`/api/rule-drafts/${draft.id}`, { content: yours }, at(draft));

    expect([answer.status, answer.body.code]).toEqual([412, 'PRECONDITION_FAILED']);
    expect(answer.body.params).toEqual({ lockVersion: 2, savedBy: 'chen-min' });
    expect(answer.body.errors).toEqual([
      {
        path: 'rows.PM-I2U2',
        code: 'conflict',
        params: {
          change: 'changed',
          before: draft.content.rows.find(({ id }) => id === 'PM-I2U2'),
          theirs: first.content.rows.find(({ id }) => id === 'PM-I2U2'),
          yours: yours.rows.find(({ id }) => id === 'PM-I2U2'),
        },
      },
      { path: 'tests', code: 'changed', params: {} },
    ]);
    expect((await lin.get(`/api/rule-drafts/${draft.id}`)).body).toMatchObject({
      lockVersion: 2,
      content: first.content,
    });
  });

  test('given the second merged, when they save on what they saw, then both are authors and the row of each is there', async () => {
    const current = (await lin.get(`/api/rule-drafts/${draft.id}`)).body as RuleDraft;
    const tests = current.content.tests.map((each) =>
      each.in['impact'] === 4 && each.in['urgency'] === 4 ? { ...each, expect: { priority: 'P3' } } : each,
    );
    const merged = await saveDraft(
      lin,
      current,
      withRow(current.content, 'PM-I4U4', { outputs: { priority: 'P3' } }, tests),
    );

    expect(merged.editors.map(({ id }) => id)).toEqual(['chen-min', 'lin-xia']);
    expect(merged.changes.rows.map(({ id }) => id)).toEqual(['PM-I2U2', 'PM-I4U4']);
  });

  test('given the same content again, when it is saved, then the version stays, and whoever sent it is no author', async () => {
    const current = (await chen.get(`/api/rule-drafts/${draft.id}`)).body as RuleDraft;
    const han = await server.as('han-mei');

    expect(await saveDraft(han, current, current.content)).toMatchObject({
      lockVersion: current.lockVersion,
      editors: [{ id: 'chen-min' }, { id: 'lin-xia' }],
    });
  });

  test('given fifty savers of one version, then one is stored and 49 are told', async () => {
    const current = (await chen.get(`/api/rule-drafts/${draft.id}`)).body as RuleDraft;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        chen.put(
          `/api/rule-drafts/${draft.id}`,
          { content: { ...current.content, name: { en: `Matrix ${n}`, zh: `矩阵${n}` } } },
          at(current),
        ),
      ),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(49);
  });

  test('given a submitted draft, when somebody saves, then refused; returned with a reason it is open again', async () => {
    const submitted = await submitDraft(chen, (await chen.get(`/api/rule-drafts/${draft.id}`)).body);
    const late = await chen.put(`/api/rule-drafts/${draft.id}`, { content: stricter(draft.content) }, at(submitted));
    const han = await server.as('han-mei');
    const bare = await han.post(`/api/rule-drafts/${draft.id}/return`, {});
    const back = await han.post(`/api/rule-drafts/${draft.id}/return`, { reason: 'the night shift cannot keep it' });

    expect([late.status, late.body.code]).toEqual([409, 'DRAFT_NOT_OPEN']);
    expect([bare.status, bare.body.code]).toEqual([422, 'REASON_REQUIRED']);
    expect(back.body).toMatchObject({ status: 'draft', decisionReason: 'the night shift cannot keep it' });
    expect((await readRuleSet(chen, 'shared.priority')).draft).toEqual({ id: draft.id, status: 'draft' });
  });
});
