import { z } from 'zod';
import type { Json } from '../../../engine/index.ts';
import type { ItemTypes } from '../../../rules/schema/item-type.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { loadItems } from '../../features/configuration-item/item.repository.ts';
import type { ItemChange } from '../../features/configuration-item/item-change.service.ts';
import { flatName, valueFrom } from '../../features/configuration-item/item-text.ts';

/** One value of one item, as forms and messages say it; `ciId` null stands for one new item. */
export const valueChange = z.object({
  ciId: z.string().nullish(),
  /** Flat name, or that of an attribute of the type alone: `memoryGb` of a server is `attributes.memoryGb`. */
  attribute: z.string(),
  value: z.json().optional(),
});

/** Values by item; texts become what the attribute holds. Of several for one attribute the last counts. */
export async function itemChangesOf(
  tx: Transaction,
  wanted: readonly z.output<typeof valueChange>[],
  types: ItemTypes,
): Promise<readonly ItemChange[]> {
  const newType = wanted.find(({ ciId, attribute }) => !ciId && attribute === 'type')?.value;
  const items = await loadItems(
    tx,
    wanted.flatMap(({ ciId }) => ciId ?? []),
  );
  const byItem = new Map<string | null, Record<string, Json>>();
  for (const { ciId = null, attribute, value = null } of wanted) {
    const type = ciId === null ? String(newType ?? '') : (items.get(ciId)?.fields.type ?? '');
    const path = flatName(types, type, attribute);
    byItem.set(ciId, { ...byItem.get(ciId), [path]: valueFrom(types, type, path, value) });
  }
  return [...byItem].map(([itemId, changes]) => ({ itemId, changes }));
}
