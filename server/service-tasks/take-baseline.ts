import { z } from 'zod';
import { snapshotOf, storeBaseline } from '../features/configuration-item/baseline.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Keeps what a set of configuration items is like now, under the record of the baseline. */
export const takeBaseline = defineServiceTask({
  inputs: z.object({
    selection: z.enum(['all', 'service', 'items']),
    serviceId: z.string().nullish(),
    ciIds: z.array(z.string()),
  }),
  outputs: z.object({ count: z.int(), hash: z.string(), takenAt: z.string() }),
  run: async (tx, selected, context) => {
    const record = boundRecord(context);
    const snapshot = await snapshotOf(tx, selected, context.parts.items.model.types);
    // The record is written with the step; what refers to it follows.
    storeBaseline(context.run.rows, record.id, snapshot);
    return { count: snapshot.items.length, hash: snapshot.hash, takenAt: context.run.now.toISOString() };
  },
});
