import { z } from 'zod';
import { fields, instant, listQuery } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A notice to the reader. The client has a text for each template in each language, filled from `data`. */
export const notification = z.strictObject({
  id: z.string().describe('Sequence number as text'),
  template: z.string().describe('Names the text, e.g. major-incident-declared'),
  data: fields.describe('Values for the text: `number` and `title` of the record, names, reasons'),
  recordType: z.string().nullable().describe('Type of the record; null when there is none the reader may open'),
  recordId: z.string().nullable().describe('Record it tells about; null when there is none the reader may open'),
  recordNumber: z.string().nullable().describe('e.g. INC000001; null when there is none the reader may open'),
  createdAt: instant,
  readAt: instant.nullable().describe('When the reader marked it as read; null while unread'),
});
export type Notification = z.infer<typeof notification>;

const tag = 'notifications';
const notificationId = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .describe('Notification id'),
});

/** Filters: `id`, `unread` (true or false). Sort: id. */
export const listNotifications = endpoint({
  id: 'listNotifications',
  method: 'get',
  path: '/api/notifications',
  tag,
  summary: "The reader's own notices",
  access: 'signed-in',
  query: listQuery,
  answer: z.array(notification),
  list: true,
});
export const readNotification = endpoint({
  id: 'readNotification',
  method: 'post',
  path: '/api/notifications/:id/read',
  tag,
  summary: 'Mark one of the own notices as read',
  access: 'signed-in',
  params: notificationId,
  answer: notification,
});
export const readAllNotifications = endpoint({
  id: 'readAllNotifications',
  method: 'post',
  path: '/api/notifications/read-all',
  tag,
  summary: 'Mark all own notices as read',
  access: 'signed-in',
  answer: z.strictObject({ read: z.int().describe('How many were unread') }),
});
