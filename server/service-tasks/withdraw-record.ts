import { z } from 'zod';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** The record is not worked on any more: its wait ends and its clocks stop now. */
export const withdrawRecord = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({}),
  run: async (_tx, _inputs, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    const metrics = (await parts.clocks.of(run, record)).map(({ metric }) => metric);
    await parts.holds.resume(run, record);
    await parts.clocks.stop(run, record, metrics, run.now);
    return {};
  },
});
