import { z } from 'zod';
import { childrenOf } from '../fact-queries/incidents/children.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** The record is not worked on any more: its wait ends and its clocks stop now. */
export const withdrawRecord = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({
    /** Records that wait for this one. */
    childNumbers: z.array(z.string()),
  }),
  run: async (_tx, _inputs, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    await parts.holds.resume(run, record);
    await parts.clocks.happened(run, record, { type: 'withdrawn' });
    return { childNumbers: [...(await childrenOf(record, run))] };
  },
});
