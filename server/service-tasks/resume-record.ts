import { z } from 'zod';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Ends the wait of the record and of its clocks; nothing happens when it does not wait. */
export const resumeRecord = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({}),
  run: async (_tx, _inputs, context) => {
    await context.parts.holds.resume(context.run, boundRecord(context));
    return {};
  },
});
