import type { Migration } from '../migrate.ts';

/** The calendars of the next year are a process that starts by the clock; the job that only told of them is gone. */
export const noCalendarReminder: Migration = {
  number: 33,
  name: 'no-calendar-reminder',
  statements: () => [`DELETE FROM job WHERE kind = 'calendar-year'`],
};
