import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { Decision } from '../../../../server/contract/decision.ts';
import type { RuleDraft, RuleSetCheck } from '../../../../server/contract/rule-draft.ts';
import type {
  Rebound,
  RuleSetDetail,
  RuleSetDifferenceView,
  RuleSetSummary,
  RuleSetUse,
  RuleSetVersionView,
} from '../../../../server/contract/rule-set.ts';
import type { WhatIfChange, WhatIfView } from '../../../../server/contract/what-if.ts';
import { request } from '../../session/request.ts';

const at = (...parts: readonly string[]) => `/api/${parts.map(encodeURIComponent).join('/')}`;
const get = async <Value>(path: string): Promise<Value> => (await request<Value>(path)).value;
const send = async <Value>(
  method: 'POST' | 'PUT',
  path: string,
  body?: unknown,
  draft?: Pick<RuleDraft, 'lockVersion'>,
): Promise<Value> =>
  (
    await request<Value>(path, {
      method,
      body,
      ...(draft ? { headers: { 'if-match': `"${draft.lockVersion}"` } } : {}),
    })
  ).value;
const page = (first: number, count: number) =>
  `range=${encodeURIComponent(JSON.stringify([first, first + count - 1]))}`;

export interface VersionRead {
  readonly version: RuleSetVersionView;
  readonly content: RuleSet;
  readonly changes: RuleSetDifferenceView;
}

/** What the pages of rule sets ask of the API. */
export const ruleApi = {
  list: () => get<readonly RuleSetSummary[]>(`/api/rule-sets?${page(0, 200)}`),
  read: (id: string) => get<RuleSetDetail>(at('rule-sets', id)),
  version: (id: string, number: number) => get<VersionRead>(at('rule-sets', id, 'versions', String(number))),
  begin: (id: string, from?: number) =>
    send<RuleDraft>('POST', at('rule-sets', id, 'drafts'), from === undefined ? {} : { from }),
  uses: (id: string, first: number, count: number) =>
    request<readonly RuleSetUse[]>(`${at('rule-sets', id, 'running')}?${page(first, count)}`),
  rebind: (
    id: string,
    wish: { readonly version: number; readonly instanceIds: readonly string[]; readonly reason: string },
  ) => send<{ readonly results: readonly Rebound[] }>('POST', at('rule-sets', id, 'rebind'), wish),

  decisions: (filter: { readonly ruleSetId: string; readonly row?: string }, first: number, count: number) =>
    request<readonly Decision[]>(
      `/api/decisions?filter=${encodeURIComponent(JSON.stringify(filter))}&${page(first, count)}`,
    ),

  draft: (id: string) => get<RuleDraft>(at('rule-drafts', id)),
  save: (draft: RuleDraft, content: RuleSet, lockVersion = draft.lockVersion) =>
    send<RuleDraft>('PUT', at('rule-drafts', draft.id), { content }, { lockVersion }),
  check: (id: string, content: RuleSet) => send<RuleSetCheck>('POST', at('rule-drafts', id, 'check'), { content }),
  submit: (draft: RuleDraft) => send<RuleDraft>('POST', at('rule-drafts', draft.id, 'submit'), undefined, draft),
  giveBack: (id: string, reason: string) =>
    send<RuleDraft>('POST', at('rule-drafts', id, 'return'), reason === '' ? {} : { reason }),
  discard: (id: string) => send<RuleDraft>('POST', at('rule-drafts', id, 'discard')),
  publish: (draft: RuleDraft, approval: { readonly reason: string; readonly effectiveAt?: string }) =>
    send<RuleSetVersionView>('POST', at('rule-drafts', draft.id, 'publish'), approval, draft),

  startWhatIf: (id: string, wish: { readonly days: number; readonly content: RuleSet }) =>
    send<WhatIfView>('POST', at('rule-drafts', id, 'what-if'), wish),
  whatIf: (id: string) => get<WhatIfView>(at('what-ifs', id)),
  latestWhatIf: (draftId: string) => get<WhatIfView | null>(at('rule-drafts', draftId, 'what-if')),
  resumeWhatIf: (id: string) => send<WhatIfView>('POST', at('what-ifs', id, 'resume')),
  cancelWhatIf: (id: string) => send<WhatIfView>('POST', at('what-ifs', id, 'cancel')),
  changes: (id: string, first: number, count: number) =>
    request<readonly WhatIfChange[]>(`${at('what-ifs', id, 'changes')}?${page(first, count)}`),
};
