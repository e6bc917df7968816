import { z } from 'zod';
import { localized } from '../contract/common.ts';
import { gapsOf, isInUse, mandatoryOf, mayStandAlone } from '../features/configuration-item/gaps.ts';
import { loadItems } from '../features/configuration-item/item.repository.ts';
import { labelOf } from '../features/configuration-item/item-label.ts';
import { defineServiceTask } from './service-task.ts';

const gap = z.object({
  ciId: z.string(),
  name: z.string(),
  ownerId: z.string().nullable(),
  /** Flat name of what is missing. */
  attribute: z.string(),
  label: localized,
  text: z.string(),
});

/** What items in use must have, how much of it they have, and what is missing. */
export const measureCiCompleteness = defineServiceTask({
  inputs: z.object({ ciIds: z.array(z.string()) }),
  outputs: z.object({
    /** One per item, as the rules on completeness look at it. */
    items: z.array(
      z.object({ ciId: z.string(), inUse: z.boolean(), missing: z.int(), owned: z.boolean(), related: z.boolean() }),
    ),
    /** What a form can fill in; relations are added elsewhere. */
    gaps: z.array(gap),
    filled: z.int(),
    mandatory: z.int(),
  }),
  run: async (tx, { ciIds }, { parts }) => {
    const { types } = parts.items.model;
    const items = [...(await loadItems(tx, ciIds)).values()];
    const missing = items.flatMap((item) => gapsOf(item, types).map((attribute) => ({ item, attribute })));
    const inForm = missing.filter(({ attribute }) => attribute !== 'relations');
    const mandatory = items
      .filter(isInUse)
      .reduce((sum, { fields }) => sum + mandatoryOf(types, fields.type).length, 0);
    return {
      items: items.map((item) => ({
        ciId: item.id,
        inUse: isInUse(item),
        missing: gapsOf(item, types).filter((each) => each !== 'relations' && each !== 'ownerId').length,
        owned: item.fields.ownerId !== null,
        related: item.relations.length + item.incoming > 0 || mayStandAlone(types, item.fields.type),
      })),
      gaps: missing.map(({ item: { id, fields }, attribute }) => ({
        ciId: id,
        name: fields.name,
        ownerId: fields.ownerId,
        attribute,
        label: labelOf(types, fields.type, attribute),
        text: `${fields.name}: ${attribute.replace(/^attributes\./, '')}`,
      })),
      filled: mandatory - inForm.length,
      mandatory,
    };
  },
});
