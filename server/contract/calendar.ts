import { z } from 'zod';
import { calendar as calendarContent } from '../../rules/schema/calendar.ts';
import { calendarDraft } from './calendar-draft.ts';
import { instant, localized, personRef } from './common.ts';
import { openDraftStatus } from './draft.ts';
import { endpoint } from './endpoint.ts';

export const tag = 'calendars';
const id = z.string().min(1).max(64).describe('Calendar id, e.g. cal-8x5');
export const calendarId = z.strictObject({ id });

export const calendarSummary = z.strictObject({
  id,
  name: localized,
  zone: z.string().describe('IANA zone'),
  version: z.int().describe('Version in force'),
  completeUntil: z.string().describe('Last day whose holidays are known; later dues are provisional'),
  draft: openDraftStatus.nullable().describe('State of the open draft'),
});
export type CalendarSummary = z.infer<typeof calendarSummary>;

const recalculation = z.strictObject({
  id: z.string().describe('Id of the run'),
  version: z.int().describe('Version the clocks count in from then on'),
  scope: z
    .enum(['provisional', 'open'])
    .describe('`provisional`: due beyond the known holidays; `open`: every open one'),
  reason: z.string().describe('Why'),
  requestedBy: personRef.nullable().describe('Who chose it; null when publishing did'),
  requestedAt: instant,
  total: z.int().describe('Clocks to count anew'),
  done: z
    .int()
    .describe(
      'Clocks counted anew so far; at the end the others needed it no more: stopped, or counted by a newer run',
    ),
  moved: z.int().describe('Clocks whose due changed'),
  finishedAt: instant.nullable().describe('Null while it runs'),
});

const preset = z.strictObject({
  row: z.string().describe('Row of the rule set, e.g. standard-P2'),
  label: localized.describe('Which of its targets, e.g. Resolution'),
  target: z.string().describe('ISO 8601 duration of service time'),
});

export const calendarDetail = z.strictObject({
  id,
  version: z.int().describe('Version in force'),
  calendar: calendarContent.describe('The calendar in force'),
  versions: z
    .array(
      z.strictObject({
        version: z.int().describe('1, 2, 3 ...'),
        origin: z.enum(['package', 'draft']).describe('`package`: from the installed files; `draft`: edited here'),
        publishedAt: instant,
        publishedBy: personRef.nullable().describe('Who approved it'),
        reason: z.string().nullable().describe('Why it was changed'),
      }),
    )
    .describe('Every version, the latest first'),
  draft: calendarDraft.nullable().describe('The open draft'),
  openClocks: z
    .strictObject({
      all: z.int().describe('Clocks that have not stopped'),
      older: z.int().describe('Those that count in an older version'),
      provisional: z.int().describe('Those due beyond the known holidays'),
    })
    .describe('Clocks that count in this calendar'),
  recalculation: recalculation.nullable().describe('The latest recalculation'),
  presets: z.array(preset).describe('Targets agreed in this calendar, to try it with'),
});
export type CalendarDetail = z.infer<typeof calendarDetail>;

const explained = z.strictObject({
  from: instant,
  to: instant,
  counted: z.boolean().describe('Service time?'),
  because: z.string().describe('service-hours, extra-workday, exception, closed, holiday'),
  holidays: z
    .array(localized)
    .describe('Names of the holidays and of the days with hours of their own that make it so'),
});

export const dueTrial = z.strictObject({
  start: instant,
  target: z.string().describe('ISO 8601 duration of service time'),
  due: instant,
  provisional: z.boolean().describe('The due lies beyond the known holidays'),
  zone: z.string().describe('IANA zone of the calendar'),
  stretches: z.array(explained).describe('Why: what counts and what does not'),
  text: z
    .strictObject({ en: z.array(z.string()).describe('English'), zh: z.array(z.string()).describe('Chinese') })
    .describe('The same in sentences'),
});
export type DueTrial = z.infer<typeof dueTrial>;

export const listCalendars = endpoint({
  id: 'listCalendars',
  method: 'get',
  path: '/api/calendars',
  tag,
  summary: 'Calendars in force',
  access: 'calendar.read',
  answer: z.array(calendarSummary),
});
export const readCalendar = endpoint({
  id: 'readCalendar',
  method: 'get',
  path: '/api/calendars/:id',
  tag,
  summary: 'A calendar with its versions, its draft, and the clocks that count in it',
  access: 'calendar.read',
  params: calendarId,
  answer: calendarDetail,
});
export const tryCalendar = endpoint({
  id: 'tryCalendar',
  method: 'get',
  path: '/api/calendars/:id/due',
  tag,
  summary: 'When something would be due, and why',
  access: 'calendar.read',
  params: calendarId,
  query: z.strictObject({
    start: z.iso.datetime({ offset: true }).describe('When the clock would start'),
    target: z.string().max(40).describe('ISO 8601 hours, minutes and seconds, e.g. PT8H'),
    draft: z.literal('true').optional().describe('By the open draft instead of the version in force'),
  }),
  answer: dueTrial,
});
