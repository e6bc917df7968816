import { z } from 'zod';
import { readClock } from '../../rules/clock.ts';
import { workingDuration } from '../../rules/schema/time.ts';
import { clockField, clockNamed } from '../execution/clock-field.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

const targets = z.object({ calendar: z.string() }).catchall(workingDuration);

/**
 * Starts clocks when the record was registered, or gives running ones their new targets. A clock that has stopped
 * keeps its result.
 */
export const setClocks = defineServiceTask({
  inputs: z.object({
    /**
     * ISO 8601 durations by clock of `shared/clocks.json`, e.g. `response` or, for `root-cause`, `rootCause`; and the
     * calendar they are counted in.
     */
    targets,
    /** When clocks that do not run yet begin; absent: when the record was registered. */
    startedAt: z.iso.datetime({ offset: true }).nullish(),
  }),
  /** `<clock>Due` of each clock that was named, e.g. `responseDue`, `rootCauseDue`; null while it is paused. */
  outputs: z.record(z.string(), z.string().nullable()),
  run: async (_tx, { targets: { calendar, ...durations }, startedAt }, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    const begin = new Date(startedAt ?? record.text('registeredAt') ?? record.stored.createdAt);
    const wanted = Object.entries(durations).map(([name, target]) => [clockNamed(name), { target, calendar }] as const);
    await parts.clocks.set(run, record, Object.fromEntries(wanted), begin);
    const clocks = await parts.clocks.of(run, record);
    const dues = wanted.map(([id]) => {
      const clock = clocks.findLast(({ definition }) => definition.id === id);
      const due = clock ? readClock(clock.events, parts.clocks.calendars, run.now).dueAt : null;
      return [clockField(id, 'Due'), due?.toISOString() ?? null] as const;
    });
    return Object.fromEntries(dues);
  },
});
