import { z } from 'zod';
import type { ItemCause } from '../features/configuration-item/item.repository.ts';
import { permissionsOf } from '../grants.ts';
import { reasonGiven } from '../reason.ts';
import { orItemInvalid } from './item-changes/item-invalid.ts';
import { itemChangesOf, valueChange } from './item-changes/value-change.ts';
import { defineServiceTask, type ServiceContext } from './service-task.ts';

const inputs = z.object({
  /** Number of the change or request that permits it. */
  authority: z.string().nullish(),
  ciIds: z.array(z.string()),
  /** The same values for all of `ciIds`, by attribute. */
  attributes: z.record(z.string(), z.json()).nullish(),
  /** One value each; `ciId` null stands for one new item. */
  changes: z.array(valueChange),
  /** Who asks for it; without an authority they need the right to override and a reason. */
  by: z.string().nullish(),
  reason: z.string().nullish(),
});
type Inputs = z.output<typeof inputs>;

const applied = z.object({
  ciId: z.string(),
  number: z.string(),
  name: z.string(),
  version: z.int(),
  /** Flat names of what changed. */
  attributes: z.string(),
});

/**
 * Changes configuration items as a change or request says: one version each, with its number. Throws the error
 * `ITEM_INVALID` when it is not permitted or a value is wrong; nothing is written then.
 */
export const applyCiChanges = defineServiceTask({
  inputs,
  outputs: z.object({
    applied: z.array(applied),
    /** Items concerned, new ones included. */
    ciIds: z.array(z.string()),
  }),
  run: (tx, wanted, context) =>
    orItemInvalid(async () => {
      const { items } = context.parts;
      const cause = await causeOf(wanted, context);
      const everywhere = wanted.ciIds.flatMap((ciId) =>
        Object.entries(wanted.attributes ?? {}).map(([attribute, value]) => ({ ciId, attribute, value })),
      );
      const changes = await itemChangesOf(tx, [...everywhere, ...wanted.changes], items.model.types);
      const outcomes = await items.change(tx, changes, cause);
      return {
        applied: outcomes
          .filter(({ differences }) => differences.length > 0)
          .map(({ item, differences }) => ({
            ciId: item.id,
            number: item.number,
            name: item.fields.name,
            version: item.fields.version,
            attributes: differences.map(({ attribute }) => attribute).join(', '),
          })),
        ciIds: [...new Set([...wanted.ciIds, ...outcomes.map(({ item }) => item.id)])],
      };
    }),
});

async function causeOf({ authority, by, reason }: Inputs, { run, parts }: ServiceContext): Promise<ItemCause> {
  const actorId = by ?? run.initiator.userId;
  const common = { actorId, source: 'process', requestId: run.initiator.requestId } as const;
  if (authority) return { ...common, authority, reason: reason ?? null, manual: false };
  const person = actorId === null ? undefined : await parts.directory.person(actorId);
  const may = person !== undefined && permissionsOf(person.roles).has('record.override');
  return { ...common, authority: null, reason: may ? reasonGiven(reason ?? undefined) : null, manual: may };
}
