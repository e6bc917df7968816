import { z } from 'zod';
import { factValue } from '../../rules/schema/fact.ts';
import { ruleSet } from '../../rules/schema/rule-set.ts';
import { idParam, instant, localized } from './common.ts';
import { draftState } from './draft.ts';
import { endpoint } from './endpoint.ts';
import { ruleSetDifference, ruleSetId, ruleSetParam, ruleSetVersion } from './rule-set.ts';

const facts = z.record(z.string(), factValue).describe('Facts by name');

/** What a table answers and does not, cell by cell, and how its cases went. */
export const ruleSetCheck = z.strictObject({
  passes: z.boolean().describe('True when it may be submitted'),
  findings: z
    .array(
      z.strictObject({
        code: z.string().describe('e.g. GAP, OVERLAP, TEST_FAILED'),
        path: z.string().describe('Place, e.g. `rows[3].when.impact`'),
        message: z.string().describe('For logs and developers, English'),
      }),
    )
    .max(500)
    .describe('Everything that keeps it from being submitted'),
  cases: z.int().nullable().describe('Cases tried: all that rows can tell apart; null when there are too many'),
  missing: z.array(facts).max(200).describe('Cases no row answers'),
  doubled: z
    .array(
      z.strictObject({
        facts,
        rows: z.array(z.string()).describe('Ids of the rows that answer'),
        conflict: z.boolean().describe('True when they decide different things'),
      }),
    )
    .max(200)
    .describe('Cases several rows answer'),
  unreachable: z.array(z.string()).describe('Ids of rows that never decide'),
  tests: z
    .array(
      z.strictObject({
        index: z.int().describe('Place in the list of cases'),
        passed: z.boolean().describe('As expected'),
        got: z.json().describe('The result, or the code of the error'),
      }),
    )
    .describe('How the cases went'),
});
export type RuleSetCheck = z.infer<typeof ruleSetCheck>;

/** A change of a rule set on its way to approval. */
export const ruleDraft = draftState.extend({
  ruleSet: ruleSetId,
  name: localized,
  outdated: z.boolean().describe('True when another version was approved since'),
  content: ruleSet.describe('The table as it was saved last'),
  changes: ruleSetDifference.describe('Against the version it is based on'),
  may: z
    .strictObject({
      edit: z.boolean().describe('Change, submit, give back, withdraw'),
      takeBack: z.boolean().describe('Give back without a reason: the reader wrote in it or submitted it'),
    })
    .describe('What the reader may do with it'),
});
export type RuleDraft = z.infer<typeof ruleDraft>;

const tag = 'rule-drafts';
const reason = z.string().max(1000).describe('At least 10 characters');

export const beginRuleDraft = endpoint({
  id: 'beginRuleDraft',
  method: 'post',
  path: '/api/rule-sets/:id/drafts',
  tag,
  summary: 'Begins a draft from a version',
  access: 'rule-set.edit',
  params: ruleSetParam,
  body: z.strictObject({
    from: z.int().min(1).optional().describe('Version whose content it begins with; the one approved last when absent'),
  }),
  answer: ruleDraft,
  status: 201,
});

export const readRuleDraft = endpoint({
  id: 'readRuleDraft',
  method: 'get',
  path: '/api/rule-drafts/:id',
  tag,
  summary: 'A draft with what it changes',
  access: 'rule-set.read',
  params: idParam,
  answer: ruleDraft,
});

/** 412 names every row that somebody else changed meanwhile, with their side and the one sent. */
export const saveRuleDraft = endpoint({
  id: 'saveRuleDraft',
  method: 'put',
  path: '/api/rule-drafts/:id',
  tag,
  summary: 'Saves the table of a draft',
  access: 'rule-set.edit',
  params: idParam,
  body: z.strictObject({
    content: ruleSet.describe('The whole rule set'),
    basedOn: z.int().min(1).optional().describe('Newer version its author has looked at, when the draft is outdated'),
  }),
  answer: ruleDraft,
  versioned: true,
});

export const checkRuleDraft = endpoint({
  id: 'checkRuleDraft',
  method: 'post',
  path: '/api/rule-drafts/:id/check',
  tag,
  summary: 'Checks a table that need not be saved: gaps, overlaps, cases',
  access: 'rule-set.read',
  params: idParam,
  body: z.strictObject({ content: ruleSet.describe('The whole rule set') }),
  answer: ruleSetCheck,
});

export const submitRuleDraft = endpoint({
  id: 'submitRuleDraft',
  method: 'post',
  path: '/api/rule-drafts/:id/submit',
  tag,
  summary: 'Asks for approval; every case must pass',
  access: 'rule-set.edit',
  params: idParam,
  answer: ruleDraft,
  versioned: true,
});

export const returnRuleDraft = endpoint({
  id: 'returnRuleDraft',
  method: 'post',
  path: '/api/rule-drafts/:id/return',
  tag,
  summary: 'Gives a submitted draft back to be changed',
  access: 'rule-set.edit',
  params: idParam,
  body: z.strictObject({ reason: reason.optional() }),
  answer: ruleDraft,
});

export const discardRuleDraft = endpoint({
  id: 'discardRuleDraft',
  method: 'post',
  path: '/api/rule-drafts/:id/discard',
  tag,
  summary: 'Gives a draft up',
  access: 'rule-set.edit',
  params: idParam,
  answer: ruleDraft,
});

export const publishRuleDraft = endpoint({
  id: 'publishRuleDraft',
  method: 'post',
  path: '/api/rule-drafts/:id/publish',
  tag,
  summary: 'Approves what somebody else wrote; new cases take it from its effective date',
  access: 'rule-set.publish',
  params: idParam,
  body: z.strictObject({
    reason: reason.optional(),
    effectiveAt: instant.optional().describe('When it comes into force; at once when absent'),
  }),
  answer: ruleSetVersion,
  versioned: true,
});
