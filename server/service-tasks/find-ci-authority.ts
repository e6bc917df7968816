import { z } from 'zod';
import { defineServiceTask } from './service-task.ts';

/** The approved change or request that permits changes of a configuration item now; null when there is none. */
export const findCiAuthority = defineServiceTask({
  inputs: z.object({ ciId: z.string().nullish() }),
  outputs: z.object({ authority: z.string().nullable() }),
  run: async (tx, { ciId }, { run, parts }) => {
    const found = ciId ? await parts.items.authorities.permitting(tx, ciId, run.now) : undefined;
    return { authority: found?.number ?? null };
  },
});
