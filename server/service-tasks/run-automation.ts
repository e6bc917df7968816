import { z } from 'zod';
import { BusinessError, boundRecord, defineServiceTask } from './service-task.ts';

/**
 * Orders an operation, such as removing an account, from the connected systems: the order leaves with the outbox, and
 * the answer comes back as `msg.automation.outcome`. Where nothing is connected, people have to do it.
 */
export const runAutomation = defineServiceTask({
  inputs: z.object({
    /** What is to be done, as the connected system knows it, e.g. `reset-password`. */
    operation: z.string().min(1),
    /** By which the answer finds its way back. */
    answerKey: z.string().min(1),
    /** What the operation needs to know. */
    data: z.record(z.string(), z.json()),
  }),
  outputs: z.object({ orderId: z.string() }),
  run: async (_tx, { operation, answerKey, data }, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    const orderId = parts.automation.order(run, record, { operation, answerKey, data });
    if (orderId === null) throw new BusinessError('NOT_CONNECTED', `nothing is connected that could "${operation}"`);
    return { orderId };
  },
});
