import { z } from 'zod';
import { instant } from './common.ts';
import { endpoint } from './endpoint.ts';

const tag = 'calendar-subscriptions';
const language = z.enum(['en', 'zh']).describe('Language of the words in the calendar');
const name = z.string().trim().min(1).max(60).describe('Where it is read, e.g. "Outlook"');

export const calendarSubscription = z.strictObject({
  id: z.uuid().describe('Subscription'),
  name: z.string().describe('Where it is read, as typed'),
  language,
  createdAt: instant.describe('When it was made'),
  lastReadAt: instant.nullable().describe('When a program last read it, to the hour; null: never'),
});
export type CalendarSubscription = z.infer<typeof calendarSubscription>;

export const madeSubscription = calendarSubscription.extend({
  address: z.string().describe('Path below the address of this installation. A secret, told this once'),
});
export type MadeSubscription = z.infer<typeof madeSubscription>;

const wish = z.strictObject({ name, language: language.optional().describe("Absent: the reader's own") });
export type SubscriptionWish = z.infer<typeof wish>;

export const listCalendarSubscriptions = endpoint({
  id: 'listCalendarSubscriptions',
  method: 'get',
  path: '/api/calendar-subscriptions',
  tag,
  summary: "The reader's own subscriptions of the change calendar, without their addresses",
  access: 'calendar.read',
  answer: z.array(calendarSubscription),
});

export const makeCalendarSubscription = endpoint({
  id: 'makeCalendarSubscription',
  method: 'post',
  path: '/api/calendar-subscriptions',
  tag,
  summary: 'Makes an address under which a program reads the change calendar as the reader; at most ten',
  access: 'calendar.read',
  body: wish,
  answer: madeSubscription,
  status: 201,
});

export const revokeCalendarSubscription = endpoint({
  id: 'revokeCalendarSubscription',
  method: 'post',
  path: '/api/calendar-subscriptions/:id/revoke',
  tag,
  summary: 'Ends a subscription; its address is unknown from then on',
  access: 'signed-in',
  params: z.strictObject({ id: z.uuid().describe('Subscription') }),
  answer: z.null().describe('Nothing'),
  status: 204,
});

/** Calendar programs sign nobody in: the address is what they have. */
export const readCalendarFeed = endpoint({
  id: 'readCalendarFeed',
  method: 'get',
  path: '/api/calendar-feed/:token.ics',
  tag,
  summary:
    'The change calendar (RFC 5545) as the owner of the address may read it now; 404 once it is revoked or they may not',
  access: 'secret-address',
  params: z.strictObject({ token: z.string().describe('Secret of the subscription') }),
  answer: z.string().describe('text/calendar'),
  download: true,
});
