import { z } from 'zod';
import { languages } from '../../rules/schema/languages.ts';
import { fields, instant, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

const detail = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('change').describe('Something became another'),
    label: localized.describe('What changed'),
    before: localized.nullable().describe('What it was; null for nothing'),
    after: localized.nullable().describe('What it became; null for nothing'),
  }),
  z.strictObject({
    type: z.literal('told').describe('Something else the line says'),
    label: localized.describe('What it is'),
    value: localized.describe('In words'),
  }),
]);
export type LineDetail = z.infer<typeof detail>;

const words = z.strictObject({
  about: localized.describe('Kind and name of what it was done to'),
  details: z.array(detail).describe('What it says; instants in the zone of the organization'),
});
export type LineWords = z.infer<typeof words>;

/** One line of the audit trail; lines are only ever added. */
export const auditLine = z.strictObject({
  id: z.string().describe('Sequence number as text'),
  at: instant,
  actor: personRef.nullable().describe('Null for the system'),
  onBehalfOf: personRef.nullable().describe('For whom the actor stood in'),
  action: z.string().describe('What was done or refused, e.g. record-written, denied, manual-override'),
  entityType: z.string().describe('Kind of thing it was done to'),
  entityId: z.string().nullable().describe('Which one'),
  recordNumber: z.string().nullable().describe('Record concerned, e.g. INC000001'),
  recordType: z.string().nullable().describe('Its type'),
  details: fields.describe('As stored: values or digests before and after, reasons; never a password or a token'),
  words: words.describe('The same in words'),
  sealed: z.boolean().describe('Is it in the chain already?'),
});
export type AuditLine = z.infer<typeof auditLine>;

/** What comparing the chain with its lines and anchors found. */
export const trailVerdict = z.strictObject({
  verified: z.int().describe('Lines whose seal fits, up to the first that does not'),
  upTo: z
    .strictObject({ seq: z.int().describe('Number of the line'), at: instant })
    .nullable()
    .describe('The last of those'),
  unsealed: z.int().describe('Lines that wait for their seal'),
  anchors: z.int().describe('Anchors the chain was compared with'),
  broken: z
    .strictObject({
      seq: z.int().describe('Number of the first line that breaks the chain'),
      how: z.enum(['changed', 'gone', 'inserted', 'seal-gone', 'cut', 'rewritten']).describe('In which way'),
      recordNumber: z.string().nullable().describe('Record the line is about'),
    })
    .nullable()
    .describe('Null when everything holds'),
});
export type TrailVerdict = z.infer<typeof trailVerdict>;

/** How far the trail is sealed. */
export const sealing = z.strictObject({
  upTo: z
    .strictObject({ seq: z.int().describe('Number of the line'), at: instant })
    .nullable()
    .describe('The line sealed last; null when none is'),
  waiting: z.int().describe('Lines after it that wait for their seal'),
});
export type Sealing = z.infer<typeof sealing>;

const filterQuery = z.string().max(2000).optional().describe('JSON object of the filters of the list');

const tag = 'audit-trail';

/** Filters: `action`, `actorId`, `recordNumber`, `entityType`, `from` and `until` (ISO 8601). Sort: id. */
export const listAuditTrail = endpoint({
  id: 'listAuditTrail',
  method: 'get',
  path: '/api/audit-trail',
  tag,
  summary: 'Who did what, line by line',
  access: 'audit.read',
  query: listQuery,
  answer: z.array(auditLine),
  list: true,
});
export const readSealing = endpoint({
  id: 'readSealing',
  method: 'get',
  path: '/api/audit-trail/sealing',
  tag,
  summary: 'How far the trail is sealed',
  access: 'audit.read',
  answer: sealing,
});
export const exportAuditLines = endpoint({
  id: 'exportAuditLines',
  method: 'get',
  path: '/api/audit-trail/lines.csv',
  tag,
  summary: 'Sealed lines as CSV, in one language',
  access: 'audit.read',
  query: z.strictObject({
    filter: filterQuery,
    language: z.enum(languages).describe('Language of names and sentences'),
  }),
  answer: z.string().describe('Bytes of the CSV file'),
  download: true,
});
export const exportTrailEvidence = endpoint({
  id: 'exportTrailEvidence',
  method: 'get',
  path: '/api/audit-trail/evidence',
  tag,
  summary: 'Evidence pack of lines: ZIP with their seals, tables in both languages and a signed list of hashes',
  access: 'audit.read',
  query: z.strictObject({ filter: filterQuery }),
  answer: z.string().describe('Bytes of the ZIP file'),
  download: true,
});
export const verifyAuditTrail = endpoint({
  id: 'verifyAuditTrail',
  method: 'post',
  path: '/api/audit-trail/verify',
  tag,
  summary: 'Compare every line with its seal, and the chain with its anchors',
  access: 'audit.read',
  answer: trailVerdict,
});
export const exportEvidence = endpoint({
  id: 'exportEvidence',
  method: 'get',
  path: '/api/records/:type/:id/evidence',
  tag,
  summary: 'Evidence pack of a record: ZIP with reports, history, trail, files and a signed list of hashes',
  access: 'audit.read',
  params: z.strictObject({
    type: z
      .string()
      .regex(/^[a-z][a-z-]*$/)
      .describe('Record type'),
    id: z.string().min(1).max(64).describe('Record id or number'),
  }),
  answer: z.string().describe('Bytes of the ZIP file'),
  download: true,
});
