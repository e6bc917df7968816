import { z } from 'zod';
import { localized } from '../contract/common.ts';
import { drawnLot } from '../features/configuration-item/audit-draw.repository.ts';
import { isAudited } from '../features/configuration-item/audit-population.ts';
import { loadItems } from '../features/configuration-item/item.repository.ts';
import { verifiableFields } from '../features/configuration-item/verifiable-field.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

const field = z.object({
  /** Flat name. */
  field: z.string(),
  label: localized,
  cmdbValue: z.string(),
  text: z.string(),
});

/** The items of one lot of an audit, with the values that are recorded of them now. */
export const takeAuditLot = defineServiceTask({
  inputs: z.object({ lot: z.int().min(1), lotSize: z.int().min(1).max(1000) }),
  outputs: z.object({
    sample: z.array(
      z.object({
        itemId: z.string(),
        itemName: z.string(),
        ownerId: z.string().nullable(),
        stratum: z.string(),
        fields: z.array(field),
      }),
    ),
    /** Items of the lot that left use after they were drawn: there is nothing to compare. */
    leftUse: z.int(),
  }),
  run: async (tx, wanted, context) => {
    const { types } = context.parts.items.model;
    const drawn = await drawnLot(tx, boundRecord(context).id, wanted);
    const items = await loadItems(
      tx,
      drawn.map(({ itemId }) => itemId),
    );
    const sample = drawn.flatMap(({ itemId, stratum }) => {
      const item = items.get(itemId);
      if (!item || !isAudited(item.status)) return [];
      const { name, ownerId } = item.fields;
      return [{ itemId, itemName: name, ownerId, stratum, fields: [...verifiableFields(item, types)] }];
    });
    return { sample, leftUse: drawn.length - sample.length };
  },
});
