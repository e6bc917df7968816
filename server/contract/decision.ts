import { z } from 'zod';
import { factValue } from '../../rules/schema/fact.ts';
import { instant, listQuery } from './common.ts';
import { endpoint } from './endpoint.ts';

const values = z.record(z.string(), factValue);

/** One evaluation of a rule set; append-only. The same facts and version always give the same result. */
export const decision = z.strictObject({
  id: z.string().describe('Sequence number as text'),
  at: instant,
  ruleSet: z.string().describe('Name of the rule set, the decisionId of the model'),
  version: z.int().nullable().describe('Version of the rule set; null when it is older than the list of versions'),
  contentHash: z.string().describe('SHA-256 of what it decided by'),
  facts: values.describe('Facts used, declared values of missing ones included'),
  rows: z.array(z.string()).describe('Ids of the rows that fired'),
  result: z.json().describe('What was decided, in the shape of the hit policy'),
  instanceId: z.string().describe('Process instance that asked'),
  elementId: z.string().describe('Element of the model that asked'),
  recordId: z.string().nullable().describe('Record of the case'),
  recordType: z.string().nullable().describe('Type of the record'),
  recordNumber: z.string().nullable().describe('e.g. INC000001'),
});
export type Decision = z.infer<typeof decision>;

/** Filters: `id`, `ruleSet` (its name in models), `ruleSetId` (with its package), `contentHash`, `recordId`, `instanceId`, `row`, `from`, `to` (instants; `to` not included). Sort: id. */
export const listDecisions = endpoint({
  id: 'listDecisions',
  method: 'get',
  path: '/api/decisions',
  tag: 'decisions',
  summary: 'What rule sets decided, by which facts and rows',
  access: 'record.read-all',
  query: listQuery,
  answer: z.array(decision),
  list: true,
});
