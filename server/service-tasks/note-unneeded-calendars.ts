import { z } from 'zod';
import { defineServiceTask } from './service-task.ts';

const answer = z.object({
  /** Id of the calendar. */
  id: z.string(),
  next: z.enum(['entered', 'not-needed']),
  reason: z.string().nullish(),
});

/** Puts in the audit trail of each calendar that somebody does not need its holidays of a year, and why. */
export const noteUnneededCalendars = defineServiceTask({
  inputs: z.object({
    /** Calendar year. */
    year: z.int(),
    answers: z.array(answer),
    /** User id of who answered. */
    by: z.string(),
  }),
  outputs: z.object({ ids: z.array(z.string()) }),
  run: async (_tx, { year, answers, by }, { run }) => {
    const unneeded = answers.filter(({ next }) => next === 'not-needed');
    for (const { id, reason } of unneeded)
      run.audit({
        action: 'calendar-year-not-needed',
        entityType: 'calendar',
        entityId: id,
        details: { year, reason: reason ?? null, by },
      });
    return { ids: unneeded.map(({ id }) => id) };
  },
});
