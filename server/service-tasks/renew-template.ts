import { DateTime } from 'luxon';
import { z } from 'zod';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Puts a standard change template into use for a year, also one that was suspended: the board has approved it. */
export const renewTemplate = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({ approvedUntil: z.string() }),
  run: async (_tx, _inputs, context) => {
    const { run } = context;
    const template = boundRecord(context);
    const today = DateTime.fromJSDate(run.now, { zone: 'utc' });
    const approvedUntil = today.plus({ years: 1 }).minus({ days: 1 }).toISODate() ?? '';
    if (template.status !== 'active') template.setStatus('active', run.now);
    template.write({
      approvedAt: today.toISODate(),
      approvedUntil,
      suspendedAt: null,
      suspendedBecause: null,
    });
    return { approvedUntil };
  },
});
