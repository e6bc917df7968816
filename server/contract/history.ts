import { z } from 'zod';
import { fields, instant, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** One row of the execution history; append-only. */
export const historyEntry = z.strictObject({
  id: z.string().describe('Sequence number as text'),
  at: instant,
  recordId: z.string().nullable().describe('Record concerned'),
  recordNumber: z.string().nullable().describe('e.g. INC000001'),
  instanceId: z.string().nullable().describe('Process instance'),
  processId: z.string().nullable().describe('Process of the instance'),
  version: z.int().nullable().describe('Process version'),
  elementId: z.string().nullable().describe('Element of the model'),
  elementType: z.string().nullable().describe('BPMN type, e.g. userTask'),
  name: localized.nullable().describe('Name of the element'),
  lifecycle: z
    .string()
    .describe('entered, completed, claimed, rule-evaluated, record-written, manual-override, clock-step, ...'),
  actor: personRef.nullable().describe('Null for the system'),
  details: fields,
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Filters: `recordId`, `instanceId`, `elementId`, `lifecycle`, `kind` = `timeline` for what people read. Sort: id. */
export const listHistory = endpoint({
  id: 'listHistory',
  method: 'get',
  path: '/api/history',
  tag: 'history',
  summary: 'Execution history the reader may see',
  access: 'signed-in',
  query: listQuery,
  answer: z.array(historyEntry),
  list: true,
});
