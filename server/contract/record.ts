import { z } from 'zod';
import { clock } from './clock.ts';
import { fields, instant, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A record: the documented evidence of one case. */
export const record = z.strictObject({
  id: z.string(),
  type: z.string().describe('Record type, e.g. incident'),
  number: z.string().describe('e.g. INC000001, gap-free per prefix'),
  title: z.string(),
  status: z.string().describe('State key of the record type'),
  stage: localized.describe('The state in plain words'),
  fields,
  customerId: z.string().nullable(),
  serviceId: z.string().nullable(),
  requester: personRef.nullable(),
  assignee: personRef.nullable(),
  priority: z.string().nullable(),
  processId: z.string().nullable().describe('Process of the record'),
  createdAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  lockVersion: z.int().describe('For `If-Match`'),
  clocks: z.array(clock),
});

/** An event a person may send to the record's process from the record page: cancel, comment, reopen ... */
export const offeredMessage = z.strictObject({
  name: z.string().describe('Message of the catalogue'),
  label: localized,
  fields: z.array(
    z.strictObject({ key: z.string(), label: localized, type: z.enum(['text', 'long']), required: z.boolean() }),
  ),
});

export const recordDetail = record.extend({
  instances: z
    .array(
      z.strictObject({
        id: z.string(),
        processId: z.string(),
        processName: localized,
        version: z.int(),
        parentInstanceId: z.string().nullable(),
        status: z.enum(['active', 'completed', 'terminated', 'canceled', 'failed']),
        startedAt: instant,
        endedAt: instant.nullable(),
      }),
    )
    .describe('Every run on this record, called processes included'),
  links: z.array(z.strictObject({ type: z.string(), number: z.string(), id: z.string(), recordType: z.string() })),
  offered: z.array(offeredMessage),
  fieldLabels: z.record(z.string(), localized).describe('Labels by field key'),
});

export type RecordView = z.infer<typeof record>;
export type RecordDetail = z.infer<typeof recordDetail>;
export type OfferedMessage = z.infer<typeof offeredMessage>;

/** What the register of a type shows: from the record type's `inbox` fields. */
export const recordType = z.strictObject({
  type: z.string(),
  processId: z.string(),
  name: localized,
  prefix: z.string(),
  columns: z
    .array(
      z.strictObject({
        key: z.string(),
        label: localized,
        type: z.string(),
        values: z.array(z.strictObject({ value: z.string(), label: localized })),
      }),
    )
    .describe('Inbox fields'),
  states: z.array(z.strictObject({ key: z.string(), label: localized, final: z.boolean() })),
});
export type RecordTypeView = z.infer<typeof recordType>;

const tag = 'records';
const typeParam = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .describe('Record type'),
});
const recordParam = typeParam.extend({ id: z.string().min(1).max(64).describe('Record id or number') });

/** Filters: any inbox field, `status`, `q`. Sort: number, title, status, priority, createdAt, updatedAt, any inbox field. */
export const listRecords = endpoint({
  id: 'listRecords',
  method: 'get',
  path: '/api/records/:type',
  tag,
  summary: 'The register of a type',
  access: 'signed-in',
  params: typeParam,
  query: listQuery,
  answer: z.array(record),
  list: true,
});
export const readRecord = endpoint({
  id: 'readRecord',
  method: 'get',
  path: '/api/records/:type/:id',
  tag,
  summary: 'One record with runs, clocks and links',
  access: 'signed-in',
  params: recordParam,
  answer: recordDetail,
});
export const overrideRecord = endpoint({
  id: 'overrideRecord',
  method: 'patch',
  path: '/api/records/:type/:id',
  tag,
  summary: 'Manual override of fields, with permission and reason, audited',
  access: 'signed-in',
  params: recordParam,
  body: z.strictObject({
    fields,
    reason: z.string().max(2000).optional().describe('At least 10 characters'),
    lockVersion: z.int().optional(),
  }),
  answer: recordDetail,
});
export const sendToRecord = endpoint({
  id: 'sendToRecord',
  method: 'post',
  path: '/api/records/:type/:id/messages',
  tag,
  summary: 'Send an offered message to the process of a record',
  access: 'signed-in',
  params: recordParam,
  body: z.strictObject({ message: z.string().max(100).describe('Name in the catalogue'), payload: fields }),
  answer: recordDetail,
});
export const listRecordTypes = endpoint({
  id: 'listRecordTypes',
  method: 'get',
  path: '/api/record-types',
  tag,
  summary: 'Record types of the installed processes',
  access: 'signed-in',
  answer: z.array(recordType),
});
