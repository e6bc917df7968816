import { z } from 'zod';
import { calendar as calendarContent } from '../../rules/schema/calendar.ts';
import { localized } from './common.ts';
import { draftState, openDraftStatus } from './draft.ts';

const day = z.strictObject({
  date: z.string().describe('yyyy-MM-dd in the zone of the calendar'),
  kind: z.enum(['holiday', 'extra-workday', 'exception']).describe('What the day is; for a removed one what it was'),
  name: localized.nullable().describe('Name of the holiday or exception; null for a make-up workday'),
  hours: z
    .array(z.tuple([z.string(), z.string()]))
    .nullable()
    .describe('Working intervals of an exception, none when it is closed; null for other days'),
});

const difference = z
  .strictObject({
    added: z.array(day).describe('Days the calendar does not have yet'),
    removed: z.array(day).describe('Days it has and would lose'),
    turned: z.array(day).describe('Days that turn from one kind to another'),
    altered: z.array(day).describe('Days of the same kind with another name, reason or other hours'),
    weekdays: z.array(z.string()).describe('ISO weekdays with other working intervals'),
    zone: z.boolean().describe('True when the zone differs'),
    name: z.boolean().describe('True when the name differs'),
    completeUntil: z.string().nullable().describe('New last day whose holidays are known; null when it stays'),
  })
  .describe('Against the version in force');

const leftOut = z.strictObject({
  place: z.string().describe('Place in the source, e.g. `days[3].date` or `line 12`'),
  value: z.string().describe('What stood there'),
  code: z.string().describe('Why: not-a-day, not-public, half-day, own-hours, no-notice, repeats, not-all-day, ...'),
});

export const imported = z.strictObject({
  source: z.enum(['holidays-cn', 'ics', 'holiday-list']).describe('Format it was read from'),
  sources: z.array(z.string()).describe('Where the source says it has the days from'),
  leftOut: z.array(leftOut).describe('Days that were left out; a person should look at each'),
});
export type ImportedDays = z.infer<typeof imported>;

export const calendarDraft = draftState.extend({
  status: openDraftStatus,
  calendar: calendarContent.describe('The calendar as it would be'),
  difference,
  imports: z.array(imported).describe('What was read from outside'),
  reason: z.string().describe('Why it is changed'),
});
export type CalendarDraftView = z.infer<typeof calendarDraft>;
