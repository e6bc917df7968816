import { z } from 'zod';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Lets the record wait. Whether clocks wait with it is said by the reason. */
export const holdRecord = defineServiceTask({
  inputs: z.object({
    /** Id of `shared/pause-reasons.json`. */
    reason: z.string(),
  }),
  outputs: z.object({}),
  run: async (_tx, { reason }, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    // It waits for one thing at a time; and a node that already shows the status says nothing of reason and clocks.
    await parts.holds.resume(run, record);
    if (record.status === 'pending') record.setStatus('in-progress', run.now);
    await parts.holds.hold(run, record, reason);
    return {};
  },
});
