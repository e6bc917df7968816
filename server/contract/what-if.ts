import { z } from 'zod';
import { factValue } from '../../rules/schema/fact.ts';
import { ruleSet } from '../../rules/schema/rule-set.ts';
import { idParam, instant, listQuery } from './common.ts';
import { endpoint } from './endpoint.ts';
import { ruleSetId } from './rule-set.ts';

/** A replay of logged decisions against a draft. It belongs to whoever asked for it. */
export const whatIf = z.strictObject({
  id: z.string().describe('Replay'),
  ruleSet: ruleSetId,
  days: z.int().describe('How far back it goes'),
  status: z
    .enum(['running', 'done', 'canceled', 'failed', 'interrupted'])
    .describe('Where it stands; interrupted: the server that worked on it stopped, it can go on'),
  total: z.int().describe('Decisions to replay: those the asker may read, at most the latest 50,000'),
  done: z.int().describe('Decisions replayed so far'),
  changed: z.int().describe('Decisions that would be others'),
  startedAt: instant,
  endedAt: instant.nullable().describe('When it ended'),
});
export type WhatIfView = z.infer<typeof whatIf>;

const values = z.record(z.string(), factValue);

/** A decision that would have been another one. */
export const whatIfChange = z.strictObject({
  id: z.string().describe('The logged decision'),
  at: instant,
  recordId: z.string().nullable().describe('Record it was made for'),
  recordType: z.string().nullable().describe('Type of the record'),
  recordNumber: z.string().nullable().describe('e.g. INC000001'),
  facts: values.describe('Facts as they were'),
  before: z
    .strictObject({
      result: z.json().describe('What was decided'),
      rows: z.array(z.string()).describe('Rows that fired'),
    })
    .describe('As it was decided'),
  after: z
    .strictObject({
      result: z.json().optional().describe('What the draft decides'),
      rows: z.array(z.string()).optional().describe('Rows that fire'),
      refused: z.string().optional().describe('Why the draft cannot decide the case'),
    })
    .describe('As the draft decides it'),
});
export type WhatIfChange = z.infer<typeof whatIfChange>;

const tag = 'what-ifs';

export const startWhatIf = endpoint({
  id: 'startWhatIf',
  method: 'post',
  path: '/api/rule-drafts/:id/what-if',
  tag,
  summary: 'Replays the decisions of the last days against a draft',
  access: 'rule-set.edit',
  params: idParam,
  body: z.strictObject({
    days: z.int().min(1).max(3650).describe('How far back'),
    content: ruleSet.optional().describe('The table as it is typed; as it was saved when absent'),
  }),
  answer: whatIf,
  status: 202,
});

export const readWhatIf = endpoint({
  id: 'readWhatIf',
  method: 'get',
  path: '/api/what-ifs/:id',
  tag,
  summary: 'How far a replay is',
  access: 'rule-set.edit',
  params: idParam,
  answer: whatIf,
});

export const readLatestWhatIf = endpoint({
  id: 'readLatestWhatIf',
  method: 'get',
  path: '/api/rule-drafts/:id/what-if',
  tag,
  summary: 'The latest replay of the reader against the rule set of a draft; null when there is none',
  access: 'rule-set.edit',
  params: idParam,
  answer: whatIf.nullable(),
});

export const resumeWhatIf = endpoint({
  id: 'resumeWhatIf',
  method: 'post',
  path: '/api/what-ifs/:id/resume',
  tag,
  summary: 'Goes on with a replay that was interrupted, from where it was',
  access: 'rule-set.edit',
  params: idParam,
  answer: whatIf,
  status: 202,
});

export const cancelWhatIf = endpoint({
  id: 'cancelWhatIf',
  method: 'post',
  path: '/api/what-ifs/:id/cancel',
  tag,
  summary: 'Stops a replay; what it found so far stays',
  access: 'rule-set.edit',
  params: idParam,
  answer: whatIf,
});

/** Sort: id, which is the order of time. */
export const listWhatIfChanges = endpoint({
  id: 'listWhatIfChanges',
  method: 'get',
  path: '/api/what-ifs/:id/changes',
  tag,
  summary: 'Decisions that would be others, with their records',
  access: 'rule-set.edit',
  params: idParam,
  query: listQuery,
  answer: z.array(whatIfChange),
  list: true,
});
