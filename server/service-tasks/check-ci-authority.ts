import { z } from 'zod';
import { defineServiceTask } from './service-task.ts';

/** Says whether an approved change or request permits the change of configuration items. */
export const checkCiAuthority = defineServiceTask({
  inputs: z.object({
    /** Number of the change or request. */
    authority: z.string().nullish(),
    ciIds: z.array(z.string()),
  }),
  outputs: z.object({
    permits: z.boolean(),
    /** Why not. */
    refusal: z.enum(['unknown', 'not-approved', 'not-named']).nullable(),
  }),
  run: async (tx, { authority, ciIds }, { parts }) => {
    const refusal = authority ? await parts.items.refusal(tx, authority, ciIds) : 'unknown';
    return { permits: refusal === undefined, refusal: refusal ?? null };
  },
});
