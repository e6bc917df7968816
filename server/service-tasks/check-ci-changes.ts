import { z } from 'zod';
import { orItemInvalid } from './item-changes/item-invalid.ts';
import { itemChangesOf, valueChange } from './item-changes/value-change.ts';
import { BusinessError, defineServiceTask } from './service-task.ts';

/**
 * Looks whether values could be written to configuration items, and that the items are those of the case. Throws the
 * error `ITEM_INVALID` with place, and what is allowed there; nothing is written either way.
 */
export const checkCiChanges = defineServiceTask({
  inputs: z.object({
    /** The items of the case. */
    ciIds: z.array(z.string()),
    changes: z.array(valueChange),
  }),
  outputs: z.object({
    /** Values that were looked at. */
    checked: z.int(),
  }),
  run: async (tx, { ciIds, changes }, { parts: { items } }) => {
    const foreign = changes.find(({ ciId }) => !ciIds.includes(ciId ?? ''));
    if (foreign) throw new BusinessError('ITEM_INVALID', `${foreign.ciId ?? '–'}: ${ciIds.join(', ') || '–'}`);
    for (const change of await itemChangesOf(tx, changes, items.model.types))
      await orItemInvalid(() => items.check(tx, [change]), `${change.itemId} `);
    return { checked: changes.length };
  },
});
