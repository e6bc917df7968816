import { z } from 'zod';
import { ruleRow, ruleSet } from '../../rules/schema/rule-set.ts';
import { instant, listQuery, localized, personRef } from './common.ts';
import { openDraftStatus } from './draft.ts';
import { endpoint } from './endpoint.ts';

export const ruleSetId = z
  .string()
  .max(130)
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/)
  .describe('`<package>.<rule set>`, e.g. `shared.priority`');
export const ruleSetParam = z.strictObject({ id: ruleSetId });
const number = z.int().min(1).describe('Version number, counted for each rule set');

/** One version; its content never changes. */
export const ruleSetVersion = z.strictObject({
  number,
  contentHash: z.string().describe('SHA-256 under which decisions are logged'),
  state: z
    .enum(['in-force', 'scheduled', 'superseded', 'set-aside'])
    .describe('set-aside: a package brought it while a version approved here was in force'),
  origin: z.enum(['package', 'published']).describe('package: came with the files of its package'),
  basedOn: z.int().nullable().describe('Version its draft was begun from'),
  authors: z.array(personRef).describe('Who changed the draft'),
  publishedBy: personRef.nullable().describe('Who approved it; never an author'),
  reason: z.string().nullable().describe('Why it was published'),
  createdAt: instant,
  effectiveAt: instant,
  inForceAt: instant.nullable().describe('When new cases began to take it'),
});
export type RuleSetVersionView = z.infer<typeof ruleSetVersion>;

const may = z
  .strictObject({
    edit: z.boolean().describe('Begin and change drafts'),
    publish: z.boolean().describe('Approve drafts of others'),
    rebind: z.boolean().describe('Bind running cases to another version'),
  })
  .describe('What the reader may do with it');

/** A rule set as the register shows it. */
export const ruleSetSummary = z.strictObject({
  id: ruleSetId,
  package: z.string().describe('Folder of the package; `shared` for what several use'),
  name: localized,
  ref: z.string().nullable().describe('Name in the domain text, e.g. RS-PRIORITY'),
  clause: z.string().nullable().describe('Clause of ISO/IEC 20000-1'),
  hitPolicy: ruleSet.shape.hitPolicy,
  version: z.int().describe('Version in force'),
  since: instant,
  rows: z.int().describe('Rows of the table'),
  tests: z.int().describe('Cases that must pass'),
  usedBy: z
    .array(z.strictObject({ processId: z.string().describe('Folder of the package'), name: localized }))
    .describe('Processes whose models ask it'),
  draft: z
    .strictObject({
      id: z.string().describe('Draft'),
      status: openDraftStatus,
    })
    .nullable()
    .describe('The open draft'),
  scheduled: z
    .strictObject({ number, effectiveAt: instant })
    .nullable()
    .describe('Approved version that comes into force next'),
  may,
});
export type RuleSetSummary = z.infer<typeof ruleSetSummary>;

export const ruleSetDetail = ruleSetSummary.extend({
  content: ruleSet.describe('The version in force'),
  valueWords: z
    .record(z.string(), z.record(z.string(), localized))
    .describe('What values mean, by fact or output: its own words, else those of the record field of that name'),
  versions: z.array(ruleSetVersion).describe('All versions, the latest first'),
});
export type RuleSetDetail = z.infer<typeof ruleSetDetail>;

/** A row that is not the same on two sides. */
export const rowDifference = z.strictObject({
  id: z.string().describe('Id of the row'),
  change: z.enum(['added', 'removed', 'changed', 'moved']).describe('What happened to it'),
  before: ruleRow.nullable().describe('The row before; null when it was added'),
  after: ruleRow.nullable().describe('The row after; null when it was removed'),
});
export const ruleSetDifference = z.strictObject({
  rows: z.array(rowDifference).describe('Rows that differ'),
  parts: z.array(z.enum(['name', 'clause', 'hitPolicy', 'inputs', 'outputs', 'tests'])).describe('What else differs'),
});
export type RuleSetDifferenceView = z.infer<typeof ruleSetDifference>;

const tag = 'rule-sets';

/** Filters: `id`, `package`. Sort: id. */
export const listRuleSets = endpoint({
  id: 'listRuleSets',
  method: 'get',
  path: '/api/rule-sets',
  tag,
  summary: 'Rule sets in force',
  access: 'rule-set.read',
  query: listQuery,
  answer: z.array(ruleSetSummary),
  list: true,
});

export const readRuleSet = endpoint({
  id: 'readRuleSet',
  method: 'get',
  path: '/api/rule-sets/:id',
  tag,
  summary: 'One rule set with its versions',
  access: 'rule-set.read',
  params: ruleSetParam,
  answer: ruleSetDetail,
});

export const readRuleSetVersion = endpoint({
  id: 'readRuleSetVersion',
  method: 'get',
  path: '/api/rule-sets/:id/versions/:number',
  tag,
  summary: 'One version, with what it changed',
  access: 'rule-set.read',
  params: z.strictObject({ id: ruleSetId, number: z.coerce.number().int().min(1).describe('Version number') }),
  answer: z.strictObject({
    version: ruleSetVersion.describe('When and by whom'),
    content: ruleSet.describe('What it decides by'),
    changes: ruleSetDifference.describe(
      'Against the version it is based on; against the one before when it came with a package',
    ),
  }),
});

/** A case that runs by some version of the set. */
export const ruleSetUse = z.strictObject({
  id: z.string().describe('Root process instance'),
  processId: z.string().describe('Process of the instance'),
  recordId: z.string().nullable().describe('Record of the case'),
  recordType: z.string().nullable().describe('Type of the record'),
  recordNumber: z.string().nullable().describe('e.g. INC000001'),
  title: z.string().nullable().describe('Title of the record'),
  status: z.string().nullable().describe('State of the record'),
  startedAt: instant,
  version: z.int().nullable().describe('Version it decides by; null for content older than the list of versions'),
  rebound: z.boolean().describe('True when it was bound to this version on purpose'),
});
export type RuleSetUse = z.infer<typeof ruleSetUse>;

/** Filters: `id`, `version`. Sort: startedAt. */
export const listRuleSetUses = endpoint({
  id: 'listRuleSetUses',
  method: 'get',
  path: '/api/rule-sets/:id/running',
  tag,
  summary: 'Running cases that decide by the rule set, and by which version',
  access: 'rule-set.rebind',
  params: ruleSetParam,
  query: listQuery,
  answer: z.array(ruleSetUse),
  list: true,
});

const dueChange = z.strictObject({
  metric: z.string().describe('e.g. resolution'),
  before: instant.nullable().describe('Due before'),
  after: instant.nullable().describe('Due now'),
});
const rebound = z.strictObject({
  instanceId: z.string().describe('Root process instance'),
  recordNumber: z.string().nullable().describe('Record of the case'),
  outcome: z.enum(['bound', 'already', 'refused']).describe('already: it decided by this version before'),
  code: z.string().nullable().describe('Why it was refused'),
  clocks: z.array(dueChange).describe('Clocks that got another target'),
});
export type Rebound = z.infer<typeof rebound>;

export const rebindRuleSet = endpoint({
  id: 'rebindRuleSet',
  method: 'post',
  path: '/api/rule-sets/:id/rebind',
  tag,
  summary: 'Binds running cases to another version; each is its own transaction',
  access: 'rule-set.rebind',
  params: ruleSetParam,
  body: z.strictObject({
    version: number,
    instanceIds: z.array(z.string().max(64)).min(1).max(200).describe('Root process instances'),
    reason: z.string().max(1000).optional().describe('At least 10 characters'),
  }),
  answer: z.strictObject({ results: z.array(rebound).describe('One per instance, in the order asked') }),
});
