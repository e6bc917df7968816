import { expect } from 'vitest';
import type { RuleRow, RuleSet } from '../../../rules/schema/rule-set.ts';
import type { RuleDraft } from '../../../server/contract/rule-draft.ts';
import type { RuleSetDetail, RuleSetVersionView } from '../../../server/contract/rule-set.ts';
import type { Client } from '../../support/client.ts';
import type { TestServer } from '../../support/server.ts';

export const reason = 'agreed with the customer';

/** Version of a draft as its `If-Match` header. */
export const at = ({ lockVersion }: Pick<RuleDraft, 'lockVersion'>) => ({ 'If-Match': `"${lockVersion}"` });

export async function readRuleSet(client: Client, id: string): Promise<RuleSetDetail> {
  const answer = await client.get(`/api/rule-sets/${id}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as RuleSetDetail;
}

export async function beginDraft(client: Client, id: string, from?: number): Promise<RuleDraft> {
  const answer = await client.post(`/api/rule-sets/${id}/drafts`, from === undefined ? {} : { from });
  expect(answer.status, answer.text).toBe(201);
  return answer.body as RuleDraft;
}

export async function saveDraft(client: Client, draft: RuleDraft, content: RuleSet): Promise<RuleDraft> {
  const answer = await client.put(`/api/rule-drafts/${draft.id}`, { content }, at(draft));
  expect(answer.status, answer.text).toBe(200);
  return answer.body as RuleDraft;
}

export async function submitDraft(client: Client, draft: RuleDraft): Promise<RuleDraft> {
  const answer = await client.post(`/api/rule-drafts/${draft.id}/submit`, undefined, at(draft));
  expect(answer.status, answer.text).toBe(200);
  return answer.body as RuleDraft;
}

export async function publishDraft(
  client: Client,
  draft: RuleDraft,
  effectiveAt?: string,
): Promise<RuleSetVersionView> {
  const body = { reason, ...(effectiveAt === undefined ? {} : { effectiveAt }) };
  const answer = await client.post(`/api/rule-drafts/${draft.id}/publish`, body, at(draft));
  expect(answer.status, answer.text).toBe(200);
  return answer.body as RuleSetVersionView;
}

/** The same set with one row decided otherwise, and its cases as they then are. */
export function withRow(
  set: RuleSet,
  id: string,
  change: Partial<RuleRow>,
  tests: RuleSet['tests'] = set.tests,
): RuleSet {
  return { ...set, tests, rows: set.rows.map((row) => (row.id === id ? { ...row, ...change } : row)) };
}

/** The matrix with impact 2 and urgency 2 at P1; the case that says P2 follows it. */
export function stricter(set: RuleSet): RuleSet {
  const tests = set.tests.map((test) =>
    test.in['impact'] === 2 && test.in['urgency'] === 2 ? { ...test, expect: { priority: 'P1' } } : test,
  );
  return withRow(set, 'PM-I2U2', { outputs: { priority: 'P1' } }, tests);
}

/** Chen Min, who owns incident management, writes; Lin Xia, an administrator, approves. */
export async function published(
  server: TestServer,
  id: string,
  change: (set: RuleSet) => RuleSet,
  effectiveAt?: string,
) {
  const [author, approver] = [await server.as('chen-min'), await server.as('lin-xia')];
  const draft = await beginDraft(author, id);
  const saved = await saveDraft(author, draft, change(draft.content));
  return publishDraft(approver, await submitDraft(author, saved), effectiveAt);
}
