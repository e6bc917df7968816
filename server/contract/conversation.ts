import { z } from 'zod';
import { instant, listQuery, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What somebody said about a record. Comments are evidence: none is changed or removed. */
export const comment = z.strictObject({
  id: z.string().describe('Identifier'),
  author: personRef.nullable(),
  at: instant,
  text: z.string().describe('As typed'),
  internal: z.boolean().describe('Kept from the requester and everybody else outside the provider'),
});
export type Comment = z.infer<typeof comment>;

const tag = 'conversation';
const address = z.strictObject({
  type: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .describe('Record type'),
  id: z.string().min(1).max(64).describe('Record id or number'),
});

/** No filters. Sort: at. */
export const listComments = endpoint({
  id: 'listComments',
  method: 'get',
  path: '/api/records/:type/:id/comments',
  tag,
  summary: 'The conversation about a record, as far as the reader may know it',
  access: 'signed-in',
  params: address,
  query: listQuery,
  answer: z.array(comment),
  list: true,
});
export const addComment = endpoint({
  id: 'addComment',
  method: 'post',
  path: '/api/records/:type/:id/comments',
  tag,
  summary: 'Say something about a record; its process hears what is not internal, when it listens',
  access: 'task.work',
  params: address,
  body: z.strictObject({
    text: z.string().min(1).max(4000).describe('Plain text'),
    internal: z.boolean().default(false).describe('Only for the people of the provider'),
  }),
  answer: comment,
  status: 201,
});

const watching = z.strictObject({ watching: z.boolean().describe('Does the reader watch the record?') });
export const watchRecord = endpoint({
  id: 'watchRecord',
  method: 'post',
  path: '/api/records/:type/:id/watch',
  tag,
  summary: 'Be told what happens to a record',
  access: 'task.work',
  params: address,
  answer: watching,
});
export const unwatchRecord = endpoint({
  id: 'unwatchRecord',
  method: 'post',
  path: '/api/records/:type/:id/unwatch',
  tag,
  summary: 'No longer be told what happens to a record',
  access: 'task.work',
  params: address,
  answer: watching,
});
