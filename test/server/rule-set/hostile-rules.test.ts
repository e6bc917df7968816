import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decide } from '../../../rules/decide.ts';
import { ruleSet } from '../../../rules/schema/rule-set.ts';
import type { RuleDraft } from '../../../server/contract/rule-draft.ts';
import type { Client } from '../../support/client.ts';
import { processorTimeMs } from '../../support/processor-time.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { at, beginDraft, saveDraft, submitDraft } from './support.ts';

let server: TestServer;
let author: Client;
let draft: RuleDraft;
beforeAll(async () => {
  server = await givenAServer();
  author = await server.as('chen-min');
  draft = await beginDraft(author, 'shared.priority');
});
afterAll(() => server.close());

const [first, ...rest] = Array.from({ length: 16 }, (_, index) => index);
const content = () => draft.content;
const rows = () => content().rows;
const row = (index = first) => rows()[index ?? 0];
const stored = () => server.database.reader.query('SELECT content, lock_version FROM draft');

/** Sends a table as it is; what does not even have the shape is refused at once, and nothing changes. */
async function refusedAtOnce(table: unknown): Promise<{ status: number; code: string; body: string }> {
  const before = await stored();
  const answer = await author.put(`/api/rule-drafts/${draft.id}`, { content: table }, at(draft));
  expect(await stored()).toEqual(before);
  expect((await server.anonymous().get('/health/live')).status).toBe(200);
  expect(answer.text).not.toMatch(/SELECT|node_modules|\.ts:/);
  return { status: answer.status, code: answer.body.code, body: answer.text };
}

/** What is said of a table that has the shape but may not be approved. */
async function said(table: object): Promise<readonly string[]> {
  const answer = await author.post(`/api/rule-drafts/${draft.id}/check`, { content: table });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.findings.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`);
}

const withFirst = (change: object) => ({ ...content(), rows: [{ ...row(), ...change }, ...rows().slice(1)] });

describe('D1: names, gaps, overlaps', () => {
  test.each([
    ['a misspelt fact', () => withFirst({ when: { impakt: { equal: 1 } } }), 'UNKNOWN_FACT rows[0].when.impakt'],
    [
      'an operator the type does not have',
      () => withFirst({ when: { impact: { contains: 1 } } }),
      'OPERATOR_NOT_ALLOWED rows[0].when.impact.contains',
    ],
    ['a cell no row answers', () => ({ ...content(), rows: rows().slice(1) }), 'GAP rows'],
    ['two rows for one cell', () => withFirst({ when: { impact: { equal: 1 } } }), 'OVERLAP rows[1]'],
    [
      'a fact the models do not give',
      () => ({ ...content(), inputs: [...content().inputs, { fact: 'vip', type: 'bool' }] }),
      'INTERFACE_CHANGED inputs[2]',
    ],
    ['a case that fails', () => withFirst({ outputs: { priority: 'P4' } }), 'TEST_FAILED tests[0]'],
  ])('given %s, then it is named with its place', async (_, table, finding) => {
    expect(await said(table())).toContain(finding);
  });

  test('given an unknown operator, then it is refused at once', async () => {
    expect(await refusedAtOnce(withFirst({ when: { impact: { matches: '1' } } }))).toMatchObject({ status: 400 });
  });

  test('given a gap, when it is submitted, then 422 with the exact cell, and it stays a draft', async () => {
    const fresh = await saveDraft(author, draft, { ...content(), rows: rows().slice(1) });
    const answer = await author.post(`/api/rule-drafts/${draft.id}/submit`, undefined, at(fresh));
    const cells = (await author.post(`/api/rule-drafts/${draft.id}/check`, { content: fresh.content })).body;

    expect([answer.status, answer.body.code]).toEqual([422, 'RULE_SET_INVALID']);
    expect(answer.body.errors).toContainEqual({
      path: 'content.rows',
      code: 'GAP',
      params: { message: 'no row answers {"impact":1,"urgency":1}' },
    });
    expect(cells).toMatchObject({ passes: false, cases: 16, missing: [{ impact: 1, urgency: 1 }] });
    expect((await author.get(`/api/rule-drafts/${draft.id}`)).body.status).toBe('draft');
    draft = await saveDraft(author, fresh, content());
  });
});

test.each([
  ['all', { when: {} }],
  ['any', { anyOf: [] }],
  ['any of nothing', { when: undefined, anyOf: [{}] }],
  ['neither', { when: undefined }],
])('D2: given an empty condition (%s), then it is refused and matches nothing', async (_, change) => {
  expect(await refusedAtOnce(withFirst(change))).toMatchObject({ status: 400 });
});

describe('D3: types', () => {
  test.each([
    ['"3" for 3', { impact: { equal: '1' } }],
    ['null', { impact: { equal: null } }],
    ['a day as text', { impact: { lessThan: '2026-01-01' } }],
    ['a list where one value stands', { impact: { equal: [1, 2] } }],
  ])('given %s, then it is refused, not compared', async (_, when) => {
    expect((await said(withFirst({ when: { ...row()?.when, ...when } }))).join()).toContain(
      'VALUE_NOT_ALLOWED rows[0].when.impact',
    );
  });

  test('given NaN, which JSON does not know, then 400', async () => {
    const answer = await author.raw
      .put(`/api/rule-drafts/${draft.id}`)
      .set({ 'X-CSRF-Token': author.csrfToken, 'Content-Type': 'application/json', ...at(draft) })
      .send('{"content":{"id":"priority","rows":[{"id":"a","when":{"impact":{"equal":NaN}}}]}}');

    expect(answer.status).toBe(400);
  });
});

test.each([['$[?(@.length-1)]'], ['$..password'], ['$.constructor']])(
  'D4: given the path %s, then there is no such key',
  async (path) => {
    expect(await refusedAtOnce(withFirst({ when: { impact: { equal: 1, path } } }))).toMatchObject({ status: 400 });
    expect(await refusedAtOnce(withFirst({ when: { [path]: { equal: 1 } } }))).toMatchObject({ status: 400 });
  },
);

describe('D5: size', () => {
  test('given conditions 5,000 deep, then 400 without exhausting the stack', async () => {
    const deep = `${'{"all":['.repeat(5000)}1${']}'.repeat(5000)}`;
    const answer = await author.raw
      .put(`/api/rule-drafts/${draft.id}`)
      .set({ 'X-CSRF-Token': author.csrfToken, 'Content-Type': 'application/json', ...at(draft) })
      .send(`{"content":${deep}}`);

    expect(answer.status).toBe(400);
  });

  test.each([
    [
      '20,000 facts in one condition',
      413,
      () => withFirst({ when: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, { equal: 1 }])) }),
    ],
    [
      '201 facts in one condition',
      400,
      () => withFirst({ when: Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`f${n}`, { equal: 1 }])) }),
    ],
    ['10 MB', 413, () => withFirst({ outputs: { priority: 'x'.repeat(10_000_000) } })],
    [
      '2,001 rows',
      400,
      () => ({ ...content(), rows: Array.from({ length: 2001 }, (_, n) => ({ id: `r${n}`, always: true })) }),
    ],
  ])('given %s, then %i', async (_, status, table) => {
    expect((await refusedAtOnce(table())).status).toBe(status);
  });

  test('given more cells than can be tried, then it is said at once, and others are served meanwhile', async () => {
    const wide = {
      ...content(),
      inputs: [
        ...content().inputs,
        ...rest.slice(0, 8).map((n) => ({ fact: `f${n}`, type: 'int', min: 1, max: 9, absent: 1 })),
      ],
    };

    expect(await said(wide)).toContain('TOO_MANY_CASES inputs');
  });
});

test('D6: given texts that are HTML, formulas or expressions, then they are data, and keys of object internals are refused', async () => {
  const label = { en: '<img src=x onerror=alert(1)>', zh: `=HYPERLINK("http://x")$${'{7*7}'}` };
  const saved = await saveDraft(author, draft, { ...content(), name: label });

  expect(saved.content.name).toEqual(label);
  expect(saved.name).toEqual(label);
  draft = await saveDraft(author, saved, { ...content(), name: draft.name });
  const answer = await author.raw
    .put(`/api/rule-drafts/${draft.id}`)
    .set({ 'X-CSRF-Token': author.csrfToken, 'Content-Type': 'application/json', ...at(draft) })
    .send('{"content":{"id":"priority","rows":[{"id":"a","always":true,"outputs":{"__proto__":{"x":1}}}]}}');
  expect([answer.status, Reflect.get({}, 'x')]).toEqual([400, undefined]);
});

test('D7: given two rows of one case that decide differently, then ambiguous; by first hit the answer is the same a thousand times', async () => {
  const twice = { ...content(), rows: [...rows(), { ...row(), id: 'again', outputs: { priority: 'P4' } }] };
  const check = await author.post(`/api/rule-drafts/${draft.id}/check`, { content: twice });

  expect(check.body.doubled).toEqual([
    { facts: { impact: 1, urgency: 1 }, rows: [row()?.id, 'again'], conflict: true },
  ]);
  const ordered = ruleSet.parse({ ...twice, hitPolicy: 'FIRST' });
  const answers = await Promise.all(Array.from({ length: 1000 }, () => decide(ordered, { impact: 1, urgency: 1 })));
  expect(new Set(answers.map(({ rows: fired }) => fired.join()))).toEqual(new Set([row()?.id]));
});

test('D9: given a pattern, then no operator takes it, and a long text costs nothing', async () => {
  expect(await refusedAtOnce(withFirst({ when: { impact: { regex: '(a+)+$' } } }))).toMatchObject({ status: 400 });
  const table = ruleSet.parse({
    id: 'texts',
    hitPolicy: 'FIRST',
    inputs: [{ fact: 'text', type: 'text' }],
    outputs: [{ name: 'found', type: 'bool' }],
    rows: [
      { id: 'a', when: { text: { equal: '(a+)+$' } }, outputs: { found: true } },
      { id: 'b', always: true, outputs: { found: false } },
    ],
    tests: [{ name: 'a', in: { text: 'b' }, expect: { found: false } }],
  });
  const timed = async (text: string) => {
    const began = processorTimeMs();
    expect((await decide(table, { text })).result).toEqual({ found: false });
    return processorTimeMs() - began;
  };
  await timed('the engine is loaded by the first');

  expect(Math.min(await timed(`${'a'.repeat(100_000)}!`), await timed(`${'a'.repeat(100_000)}!`))).toBeLessThan(50);
});

test('given a target of nothing or a calendar nobody has, then it is named before a clock could stop by it', async () => {
  const targets = await beginDraft(author, 'shared.sla-target');
  const [one, two, ...others] = targets.content.rows;
  const wrong = {
    ...targets.content,
    rows: [
      { ...one, outputs: { ...one?.outputs, resolution: 'PT0S' } },
      { ...two, outputs: { ...two?.outputs, calendar: 'cal-9x9' } },
      ...others,
    ],
  };
  const { body } = await author.post(`/api/rule-drafts/${targets.id}/check`, { content: wrong });

  expect(body.findings.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)).toEqual(
    expect.arrayContaining([
      'VALUE_NOT_ALLOWED rows[0].outputs.resolution',
      'VALUE_NOT_ALLOWED rows[1].outputs.calendar',
    ]),
  );
});

test('given a draft nobody changed, when it is submitted, then refused', async () => {
  const same = await beginDraft(author, 'incident.impact');
  const answer = await author.post(`/api/rule-drafts/${same.id}/submit`, undefined, at(same));

  expect([answer.status, answer.body.code]).toEqual([422, 'RULE_SET_INVALID']);
  const renamed = await saveDraft(author, same, { ...same.content, name: { en: 'Impact', zh: '影响' } });
  expect((await submitDraft(author, renamed)).status).toBe('submitted');
});
