import { z } from 'zod';
import { readClock } from '../../rules/clock.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

const metrics = ['response', 'resolution'] as const;

/**
 * Starts the clocks of response and resolution when the record was registered, or gives running ones their new
 * targets. A clock that has stopped keeps its result.
 */
export const setClocks = defineServiceTask({
  inputs: z.object({
    /** ISO 8601 durations, and the calendar they are counted in. */
    targets: z.object({ response: z.string(), resolution: z.string(), calendar: z.string() }),
  }),
  outputs: z.object({ responseDue: z.string().nullable(), resolutionDue: z.string().nullable() }),
  run: async (_tx, { targets }, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    const registeredAt = new Date(record.text('registeredAt') ?? record.stored.createdAt);
    for (const metric of metrics)
      await parts.clocks.set(
        run,
        record,
        metric,
        { target: targets[metric], calendar: targets.calendar },
        registeredAt,
      );
    const clocks = await parts.clocks.of(run, record);
    const dueOf = (metric: string) => {
      const clock = clocks.find((each) => each.metric === metric);
      if (!clock) return null;
      return readClock(clock.events, parts.clocks.calendars, run.now).dueAt?.toISOString() ?? null;
    };
    return { responseDue: dueOf('response'), resolutionDue: dueOf('resolution') };
  },
});
