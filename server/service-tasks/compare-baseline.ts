import { z } from 'zod';
import type { Json } from '../../engine/index.ts';
import { baselineItems } from '../features/configuration-item/baseline.ts';
import { loadItems } from '../features/configuration-item/item.repository.ts';
import { contentOf, differencesOf } from '../features/configuration-item/item.ts';
import { defineServiceTask } from './service-task.ts';

/** What would have to be changed so that the items of a baseline are again as it says; one value each. */
export const compareBaseline = defineServiceTask({
  inputs: z.object({
    /** Number of the baseline; without one nothing differs. */
    baseline: z.string().nullish(),
  }),
  outputs: z.object({
    changes: z.array(z.object({ ciId: z.string(), attribute: z.string(), value: z.custom<Json>() })),
  }),
  run: async (tx, { baseline }) => {
    const [record] = await tx.query<{ id: string }>(`SELECT id FROM record WHERE type = 'baseline' AND number = ?`, [
      baseline ?? null,
    ]);
    if (!record) return { changes: [] };
    const kept = await baselineItems(tx, record.id);
    const now = await loadItems(
      tx,
      kept.map(({ id }) => id),
    );
    const changes = kept.flatMap(({ id, content }) => {
      const item = now.get(id);
      if (!item) return [];
      return differencesOf(contentOf(item), content).map(({ attribute, after }) => ({
        ciId: id,
        attribute,
        value: after,
      }));
    });
    return { changes };
  },
});
