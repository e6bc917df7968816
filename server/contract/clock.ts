import { z } from 'zod';
import { instant, localized } from './common.ts';

/** One SLA clock of a record as it stands now. Milliseconds are service time of the clock's calendar. */
export const clock = z.strictObject({
  id: z.string().describe('Clock id'),
  metric: z.string().describe('response, resolution, ...'),
  label: localized.describe('The clock as people call it'),
  subject: z.string().nullable().describe('Group or supplier it is about; null for the whole record'),
  internal: z.boolean().describe('Agreed inside the provider or with a supplier, not promised to the customer'),
  state: z.enum(['running', 'paused', 'stopped']).describe('What it does now'),
  target: z.string().describe('ISO 8601 duration of service time'),
  calendar: z.string().describe('Calendar id'),
  calendarVersion: z.int().describe('Version of the calendar it counts in; 0 for clocks from before versions'),
  zone: z.string().describe('IANA zone of the calendar'),
  calendarName: localized.describe('Calendar as people call it'),
  startedAt: instant,
  dueAt: instant.nullable().describe('Null while paused: known again at resume'),
  stoppedAt: instant.nullable(),
  elapsedMs: z.number().describe('Service time elapsed'),
  remainingMs: z.number().describe('Service time left; negative when breached'),
  percent: z.number().describe('Share of the target that has elapsed, 0 and up'),
  breached: z.boolean().describe('Never cleared'),
  breachedAt: instant.nullable().describe('When the target was reached, even if noticed later'),
  pausedBecause: z.string().nullable().describe('Pause reason id'),
  provisional: z.boolean().describe('The due lies beyond the last confirmed holiday notice'),
  firedPercents: z.array(z.number()).describe('Steps of the ladder that have fired'),
  intervals: z
    .array(
      z.strictObject({
        from: instant,
        to: instant,
        counted: z.boolean().describe('Service time?'),
        because: z
          .string()
          .describe('service-hours, extra-workday, exception, closed, holiday, paused:<reason>, resolved'),
        holidays: z
          .array(localized)
          .describe('Names of the holidays and of the days with hours of their own that make it so'),
      }),
    )
    .describe("Why: what was counted and what was not; only in a record's own view, else empty"),
});
export type ClockView = z.infer<typeof clock>;
