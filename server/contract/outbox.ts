import { z } from 'zod';
import { instant, listQuery } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Something that leaves, or left, the system. What it says is not shown: it is for its receiver. */
export const outboxEntry = z.strictObject({
  id: z.string().describe('Key its receiver knows it by, the same at every attempt'),
  status: z.enum(['waiting', 'sent', 'dead']).describe('`dead`: all attempts failed, nobody tries again by itself'),
  attempts: z.int().describe('Failed attempts so far'),
  lastError: z.string().nullable().describe('Why the last attempt failed'),
  createdAt: instant,
  sentAt: instant.nullable().describe('When the receiver took it'),
});
export type OutboxEntry = z.infer<typeof outboxEntry>;

/** Filters: `id`, `status`. Sort: createdAt. */
export const listOutbox = endpoint({
  id: 'listOutbox',
  method: 'get',
  path: '/api/outbox',
  tag: 'outbox',
  summary: 'What leaves the system, and what could not',
  access: 'outbox.manage',
  query: listQuery,
  answer: z.array(outboxEntry),
  list: true,
});
export const resendOutboxEntry = endpoint({
  id: 'resendOutboxEntry',
  method: 'post',
  path: '/api/outbox/:id/resend',
  tag: 'outbox',
  summary: 'Try a dead entry again, with all its attempts',
  access: 'outbox.manage',
  params: z.strictObject({ id: z.string().min(1).max(64).describe('Key of the entry') }),
  answer: outboxEntry,
});
