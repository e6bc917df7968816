import { z } from 'zod';
import { addServiceTime } from '../../rules/calendar.ts';
import { defineServiceTask } from './service-task.ts';

/** A date so many service hours after another, e.g. three business days (PT24H of cal-8x5) after a restoration. */
export const addServiceTimeTask = defineServiceTask({
  inputs: z.object({
    /** Instant; absent: now. */
    from: z.string().nullish(),
    /** ISO 8601 duration of service time. */
    duration: z.string(),
    /** Id of the calendar. */
    calendar: z.string(),
  }),
  outputs: z.object({ at: z.string() }),
  run: async (_tx, { from, duration, calendar: id }, { run, parts }) => {
    const calendar = parts.calendars().find((each) => each.id === id);
    if (!calendar) throw new Error(`unknown calendar "${id}"`);
    const begin = from ? new Date(from) : run.now;
    return { at: addServiceTime(calendar, begin, duration).at.toISOString() };
  },
});
