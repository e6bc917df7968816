import { z } from 'zod';
import { idParam, instant, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A file that belongs to a record, or waits to be taken by a form of the person who uploaded it. */
export const attachment = z.strictObject({
  id: z.string().describe('Identifier; forms name files by it'),
  name: z.string().describe('Name of the file as uploaded, without folders'),
  mediaType: z.string().describe('What the file is by its content, e.g. application/pdf'),
  size: z.int().describe('Bytes'),
  sha256: z.string().describe('SHA-256 of its bytes, hexadecimal'),
  label: localized.nullable().describe('What the form asked for; null when it was added to the record directly'),
  recordId: z.string().nullable().describe('Record it belongs to; null while no form and no record has taken it'),
  uploadedBy: personRef.nullable(),
  uploadedAt: instant,
  stored: z.boolean().describe('False when the store has lost the file'),
  may: z.strictObject({ remove: z.boolean().describe('Remove it') }).describe('What the reader may do now'),
});
export type Attachment = z.infer<typeof attachment>;

export const uploadRules = z.strictObject({
  maxBytes: z.int().describe('Largest file'),
  extensions: z.array(z.string()).describe('Endings of the kinds of file that are taken, without dot'),
});
export type UploadRules = z.infer<typeof uploadRules>;

const tag = 'attachments';

/** The answer names the file for forms. What nothing takes within the time kept is swept away. */
export const uploadAttachment = endpoint({
  id: 'uploadAttachment',
  method: 'post',
  path: '/api/attachments',
  tag,
  summary: 'Upload a file for a form or a record to take',
  access: 'task.work',
  answer: attachment,
  status: 201,
  upload: true,
});
/** Filters: `id` for files named by a form, `recordId` for those of a record; one of them is needed. Sort: uploadedAt. */
export const listAttachments = endpoint({
  id: 'listAttachments',
  method: 'get',
  path: '/api/attachments',
  tag,
  summary: 'Files of a record, or by id',
  access: 'signed-in',
  query: listQuery,
  answer: z.array(attachment),
  list: true,
});
export const readUploadRules = endpoint({
  id: 'readUploadRules',
  method: 'get',
  path: '/api/attachments/rules',
  tag,
  summary: 'How large files may be, and of which kinds',
  access: 'signed-in',
  answer: uploadRules,
});
export const downloadAttachment = endpoint({
  id: 'downloadAttachment',
  method: 'get',
  path: '/api/attachments/:id/content',
  tag,
  summary: 'The file itself, to be saved',
  access: 'signed-in',
  params: idParam,
  answer: z.string().describe('Bytes of the file'),
  download: true,
});
export const removeAttachment = endpoint({
  id: 'removeAttachment',
  method: 'post',
  path: '/api/attachments/:id/remove',
  tag,
  summary: 'Remove a file: its bytes are deleted, its name and hash stay in the history of the record',
  access: 'task.work',
  params: idParam,
  body: z.strictObject({
    reason: z.string().max(2000).optional().describe('At least 10 characters for a file that belongs to a record'),
  }),
  answer: z.strictObject({ id: z.string().describe('Identifier of what was removed') }),
});
export const attachToRecord = endpoint({
  id: 'attachToRecord',
  method: 'post',
  path: '/api/records/:type/:id/attachments',
  tag,
  summary: 'Add uploaded files to a record',
  access: 'task.work',
  params: z.strictObject({
    type: z
      .string()
      .regex(/^[a-z][a-z-]*$/)
      .describe('Record type'),
    id: z.string().min(1).max(64).describe('Record id or number'),
  }),
  body: z.strictObject({
    attachmentIds: z.array(z.string().max(64)).min(1).max(20).describe('Files the sender has uploaded'),
  }),
  answer: z.array(attachment),
});
