import { z } from 'zod';
import { localized } from '../contract/common.ts';
import { incompleteCalendars } from '../features/calendar/incomplete-calendars.view.ts';
import { defineServiceTask } from './service-task.ts';

/** Calendars in force that do not know the holidays of a year, without those somebody has said are not needed. */
export const findIncompleteCalendars = defineServiceTask({
  inputs: z.object({
    /** Calendar year. */
    year: z.int().min(2000).max(9999),
    /** Ids of calendars. */
    notNeeded: z.array(z.string()),
  }),
  outputs: z.object({
    calendars: z.array(z.object({ id: z.string(), completeUntil: z.string(), days: z.int() })),
    /** Their names, as choices. */
    names: z.array(z.object({ value: z.string(), label: localized })),
  }),
  run: async (tx, { year, notNeeded }) => {
    const found = (await incompleteCalendars(tx, year)).filter(({ calendar }) => !notNeeded.includes(calendar.id));
    return {
      calendars: found.map(({ calendar: { id, completeUntil }, days }) => ({ id, completeUntil, days })),
      names: found.map(({ calendar: { id, name } }) => ({ value: id, label: name })),
    };
  },
});
