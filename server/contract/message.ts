import { z } from 'zod';
import { fields, instant, listQuery } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A message from outside (monitoring, HR system). The same `id` twice has no second effect. */
export const sendMessage = endpoint({
  id: 'sendMessage',
  method: 'post',
  path: '/api/messages',
  tag: 'messages',
  summary: 'Hand a message of the catalogue to the processes',
  access: 'message.send',
  body: z.strictObject({
    id: z.string().min(1).max(100).describe('Message id, unique per sender'),
    name: z.string().min(1).max(100).describe('Name in the catalogue'),
    correlationKey: z.string().max(200).optional().describe('Key of the receiver'),
    payload: fields,
  }),
  answer: z.strictObject({
    id: z.string().describe('Message id as sent'),
    outcome: z.enum(['accepted', 'repeated']).describe('`repeated`: known already, no second effect'),
  }),
  status: 202,
});

/** Messages of one name that no installed process took when they came. */
export const keptMessages = z.strictObject({
  id: z.string().describe('Name in the catalogue'),
  count: z.int().describe('How many are kept'),
  oldestAt: instant.describe('When the oldest of them was sent'),
  receiverInstalled: z.boolean().describe('May they be delivered now?'),
});
export type KeptMessages = z.infer<typeof keptMessages>;

/** Filters: `id`, `receiverInstalled`. Sort: id, oldestAt. */
export const listKeptMessages = endpoint({
  id: 'listKeptMessages',
  method: 'get',
  path: '/api/messages/kept',
  tag: 'messages',
  summary: 'Messages kept until their receiver is installed and their delivery confirmed',
  access: 'message.deliver',
  query: listQuery,
  answer: z.array(keptMessages),
  list: true,
});
export const deliverKeptMessages = endpoint({
  id: 'deliverKeptMessages',
  method: 'post',
  path: '/api/messages/kept/:name/deliver',
  tag: 'messages',
  summary: 'Deliver the kept messages of one name',
  access: 'message.deliver',
  params: z.strictObject({ name: z.string().min(1).max(100).describe('Name in the catalogue') }),
  answer: z.strictObject({ delivered: z.int().describe('How many are on their way now') }),
});

/** What the event stream sends; a reader gets only what is readable to them. */
export const liveEvent = z.strictObject({
  type: z
    .enum(['task-opened', 'task-closed', 'task-changed', 'record-changed', 'instance-changed'])
    .describe('What changed'),
  taskId: z.string().nullable().describe('Task concerned'),
  recordId: z.string().nullable().describe('Record concerned'),
  instanceId: z.string().nullable().describe('Process instance concerned'),
});
export type LiveEvent = z.infer<typeof liveEvent>;
export const streamEvents = endpoint({
  id: 'streamEvents',
  method: 'get',
  path: '/api/events',
  tag: 'events',
  summary: 'Server-sent events: what changed',
  access: 'signed-in',
  answer: liveEvent,
});
