import { z } from 'zod';
import { defineServiceTask } from './service-task.ts';

/** Sends the message named by header `message`; it is delivered after this transaction, and once. */
export const sendMessage = defineServiceTask({
  inputs: z.object({
    correlationKey: z.string().nullish(),
    payload: z.record(z.string(), z.json()).nullish(),
  }),
  outputs: z.object({ messageId: z.string() }),
  run: async (_tx, { correlationKey, payload }, { run, parts, instance, jobId, headers, elementId }) => {
    const name = headers['message'];
    if (!name) throw new Error(`${elementId} names no "message"`);
    const { id } = await parts.messages.send(run, {
      sender: instance.id,
      id: jobId,
      name,
      correlationKey: correlationKey ?? null,
      payload: payload ?? {},
    });
    return { messageId: id };
  },
});
