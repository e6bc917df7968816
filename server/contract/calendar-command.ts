import { z } from 'zod';
import { calendar as calendarContent } from '../../rules/schema/calendar.ts';
import { calendarDetail, calendarId, tag } from './calendar.ts';
import { imported } from './calendar-draft.ts';
import { endpoint } from './endpoint.ts';

const reason = z.string().min(1).max(2000).describe('Why, at least 10 characters');

export const beginCalendarDraft = endpoint({
  id: 'beginCalendarDraft',
  method: 'post',
  path: '/api/calendars/:id/draft',
  tag,
  summary: 'Begin a draft from the version in force',
  access: 'calendar.edit',
  params: calendarId,
  body: z.strictObject({ reason }),
  answer: calendarDetail,
  status: 201,
});
export const editCalendarDraft = endpoint({
  id: 'editCalendarDraft',
  method: 'patch',
  path: '/api/calendars/:id/draft',
  tag,
  summary: 'Write in the draft',
  access: 'calendar.edit',
  params: calendarId,
  body: z.strictObject({ calendar: calendarContent.describe('The whole calendar'), reason: reason.optional() }),
  answer: calendarDetail,
  versioned: true,
});
export const importIntoCalendar = endpoint({
  id: 'importIntoCalendar',
  method: 'post',
  path: '/api/calendars/:id/draft/import',
  tag,
  summary: 'Read holidays from outside into a draft; the years the source speaks of are replaced',
  access: 'calendar.edit',
  params: calendarId,
  body: z.strictObject({
    source: imported.shape.source,
    text: z.string().min(1).max(500_000).describe('Content of the file'),
    reason,
  }),
  answer: calendarDetail,
});
export const submitCalendarDraft = endpoint({
  id: 'submitCalendarDraft',
  method: 'post',
  path: '/api/calendars/:id/draft/submit',
  tag,
  summary: 'Hand the draft to whoever approves',
  access: 'calendar.edit',
  params: calendarId,
  answer: calendarDetail,
  versioned: true,
});
export const decideCalendarDraft = endpoint({
  id: 'decideCalendarDraft',
  method: 'post',
  path: '/api/calendars/:id/draft/decide',
  tag,
  summary: 'Approve and publish, or reject; never by somebody who wrote in it',
  access: 'calendar.approve',
  params: calendarId,
  body: z.strictObject({ verdict: z.enum(['approved', 'rejected']).describe('The decision'), reason }),
  answer: calendarDetail,
  versioned: true,
});
export const withdrawCalendarDraft = endpoint({
  id: 'withdrawCalendarDraft',
  method: 'post',
  path: '/api/calendars/:id/draft/withdraw',
  tag,
  summary: 'Give the draft up',
  access: 'calendar.edit',
  params: calendarId,
  answer: calendarDetail,
  versioned: true,
});
export const recalculateClocks = endpoint({
  id: 'recalculateClocks',
  method: 'post',
  path: '/api/calendars/:id/recalculate',
  tag,
  summary: 'Count every open clock anew in the version in force; audited, runs as a job',
  access: 'calendar.approve',
  params: calendarId,
  body: z.strictObject({ reason }),
  answer: calendarDetail,
  status: 202,
});
