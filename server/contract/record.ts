import { z } from 'zod';
import { clock } from './clock.ts';
import { fields, instant, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A record: the documented evidence of one case. */
export const record = z.strictObject({
  id: z.string().describe('Identifier'),
  type: z.string().describe('Record type, e.g. incident'),
  number: z.string().describe('e.g. INC000001, gap-free per prefix'),
  title: z.string().describe('As typed'),
  status: z.string().describe('State key of the record type'),
  stage: localized.describe('The state in plain words'),
  fields,
  customerId: z.string().nullable().describe('Customer concerned'),
  serviceId: z.string().nullable().describe('Service concerned'),
  requester: personRef.nullable(),
  assignee: personRef.nullable(),
  priority: z.string().nullable().describe('P1 to P4'),
  processId: z.string().nullable().describe('Process of the record'),
  createdAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  lockVersion: z.int().describe('For `If-Match`'),
  clocks: z.array(clock).describe('SLA clocks'),
});

/** An event a person may send to the record's process from the record page: cancel, comment, reopen ... */
export const offeredMessage = z.strictObject({
  name: z.string().describe('Message of the catalogue'),
  label: localized,
  fields: z
    .array(
      z.strictObject({
        key: z.string().describe('Key in the payload'),
        label: localized,
        type: z.enum(['text', 'long']).describe('One line or several'),
        required: z.boolean().describe('Must it be filled in?'),
      }),
    )
    .describe('What to fill in'),
});

/** One field of a record type as a reader needs it: labels, and the labels of its values, nested as the value is. */
export interface FieldShape {
  key: string;
  type: string;
  label: z.infer<typeof localized>;
  /** What a ref or the items of a list point to. */
  of: string | null;
  values: { value: string; label: z.infer<typeof localized> }[];
  fields: FieldShape[];
}

const fieldShape: z.ZodType<FieldShape> = z.strictObject({
  key: z.string().describe('Field key'),
  type: z.string().describe('text, enum, ref, list, object ...'),
  label: localized.describe('Label of the field'),
  of: z.string().nullable().describe('What a ref or the items of a list point to'),
  values: z
    .array(
      z.strictObject({ value: z.string().describe('Stored value'), label: localized.describe('Text for the value') }),
    )
    .describe('Options of an enumeration'),
  get fields() {
    return z.array(fieldShape).describe('Fields of an object, or of each row of a list');
  },
});

export const recordDetail = record.extend({
  instances: z
    .array(
      z.strictObject({
        id: z.string().describe('Identifier'),
        processId: z.string().describe('Process'),
        processName: localized,
        version: z.int().describe('Process version'),
        parentInstanceId: z.string().nullable().describe('Instance that called it'),
        status: z.enum(['active', 'completed', 'terminated', 'canceled', 'failed']).describe('What became of it'),
        startedAt: instant,
        endedAt: instant.nullable(),
      }),
    )
    .describe('Every run on this record, called processes included'),
  links: z
    .array(
      z.strictObject({
        type: z.string().describe('Kind of link, e.g. caused-by'),
        number: z.string().describe('e.g. INC000001'),
        id: z.string().describe('Identifier'),
        recordType: z.string().describe('Type of the other record'),
      }),
    )
    .describe('Links to other records'),
  may: z
    .strictObject({
      contribute: z.boolean().describe('Add files and comments'),
      commentInternally: z.boolean().describe('Read and write internal comments'),
    })
    .describe('What the reader may do now'),
  watching: z.boolean().describe('Is the reader told what happens to it?'),
  urgeable: z
    .array(
      z.strictObject({
        taskId: z.string().describe('Open task'),
        urged: z.boolean().describe('Has somebody urged within the last hour?'),
      }),
    )
    .describe('Open tasks the requester may urge, though others do them'),
  offered: z.array(offeredMessage).describe('What the reader may send to the process now'),
  fieldLabels: z.record(z.string(), localized).describe('Labels by field key'),
  fieldShapes: z.array(fieldShape).describe('The fields in reading order, with the labels of their values'),
});

export type RecordView = z.infer<typeof record>;
export type RecordDetail = z.infer<typeof recordDetail>;
export type OfferedMessage = z.infer<typeof offeredMessage>;

/** What the register of a type shows: from the record type's `inbox` fields. */
export const recordType = z.strictObject({
  type: z.string().describe('Record type, e.g. incident'),
  processId: z.string().describe('Process its records belong to'),
  processName: localized,
  name: localized,
  prefix: z.string().describe('Prefix of its numbers'),
  columns: z
    .array(
      z.strictObject({
        key: z.string().describe('Field key'),
        label: localized,
        type: z.string().describe('Field type, e.g. enum'),
        values: z
          .array(z.strictObject({ value: z.string().describe('What is stored'), label: localized }))
          .describe('Of an enumeration, else empty'),
      }),
    )
    .describe('Inbox fields'),
  states: z
    .array(
      z.strictObject({
        key: z.string().describe('State key'),
        label: localized,
        final: z.boolean().describe('Does it end the case?'),
      }),
    )
    .describe('States in their order'),
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
  }),
  answer: recordDetail,
  versioned: true,
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
