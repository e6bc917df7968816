import { z } from 'zod';
import { followedIn, servicesOf } from '../features/configuration-item/item-impact.ts';
import { deepestWalk, walkRelations } from '../features/configuration-item/relation-walk.ts';
import { defineServiceTask } from './service-task.ts';

/** What fails when configuration items fail: how many other items, and which services. */
export const findCiImpact = defineServiceTask({
  inputs: z.object({ ciIds: z.array(z.string()) }),
  outputs: z.object({
    /** Ids, the most critical first. */
    services: z.array(z.string()),
    count: z.int(),
  }),
  run: async (tx, { ciIds }, { parts }) => {
    const followed = followedIn(parts.items.model.types.relations, 'up');
    const { reached } = await walkRelations(tx, ciIds, { followed, depth: deepestWalk });
    const services = await servicesOf(tx, [...ciIds, ...reached.map(({ id }) => id)]);
    return { services: services.map(({ id }) => id), count: reached.length };
  },
});
