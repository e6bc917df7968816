import { z } from 'zod';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** What the first solution said about its end: it did not hold. History keeps it. */
const voided = ['resolvedAt', 'serviceRestoredAt'];

/** Lets clocks run on with the time they had, as their definitions say; response is not measured again. */
export const reopenRecord = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({ reopenCount: z.int() }),
  run: async (_tx, _inputs, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    const known = record.type.fields.map(({ key }) => key);
    record.write(Object.fromEntries(voided.filter((key) => known.includes(key)).map((key) => [key, null])));
    await parts.clocks.happened(run, record, { type: 'reopened' });
    const before = record.fields['reopenCount'];
    return { reopenCount: (typeof before === 'number' ? before : 0) + 1 };
  },
});
