import { z } from 'zod';
import type { Json } from '../../engine/index.ts';
import type { Transaction } from '../database/unit-of-work.ts';
import { RequestError } from '../errors.ts';
import { type ItemCause, loadItems } from '../features/configuration-item/item.repository.ts';
import type { ItemChange } from '../features/configuration-item/item-change.service.ts';
import { flatName, valueFrom } from '../features/configuration-item/item-text.ts';
import { permissionsOf } from '../grants.ts';
import { reasonGiven } from '../reason.ts';
import { BusinessError, defineServiceTask, type ServiceContext } from './service-task.ts';

const inputs = z.object({
  /** Number of the change or request that permits it. */
  authority: z.string().nullish(),
  ciIds: z.array(z.string()),
  /** The same values for all of `ciIds`, by attribute. */
  attributes: z.record(z.string(), z.json()).nullish(),
  /** One value each; `ciId` null stands for one new item. */
  changes: z.array(z.object({ ciId: z.string().nullish(), attribute: z.string(), value: z.json().optional() })),
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

/** Refusals a person can mend; anything else is a failure of the service. */
const mendable = ['NOT_AUTHORISED', 'FORM_INVALID', 'REFERENCE_UNKNOWN', 'NOT_FOUND', 'REASON_REQUIRED'];

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
  run: async (tx, wanted, context) => {
    try {
      const cause = await causeOf(wanted, context);
      const outcomes = await context.parts.items.change(tx, await changesOf(tx, wanted, context), cause);
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
    } catch (error) {
      if (error instanceof RequestError && mendable.includes(error.code))
        throw new BusinessError('ITEM_INVALID', wordsOf(error));
      throw error;
    }
  },
});

/** Places and what is allowed there, in no language but that of the names themselves. */
function wordsOf({ code, errors, params }: RequestError): string {
  const places = errors.map(({ path, params: { allowed, id } }) => `${path}: ${String(allowed ?? id ?? code)}`);
  return places.length > 0 ? places.join('; ') : `${code} ${Object.values(params).filter(Boolean).join(' ')}`.trim();
}

async function causeOf({ authority, by, reason }: Inputs, { run, parts }: ServiceContext): Promise<ItemCause> {
  const actorId = by ?? run.initiator.userId;
  const common = { actorId, source: 'process', requestId: run.initiator.requestId } as const;
  if (authority) return { ...common, authority, reason: reason ?? null, manual: false };
  const person = actorId === null ? undefined : await parts.directory.person(actorId);
  const may = person !== undefined && permissionsOf(person.roles).has('record.override');
  return { ...common, authority: null, reason: may ? reasonGiven(reason ?? undefined) : null, manual: may };
}

/** Values by item; texts become what the attribute holds. */
async function changesOf(
  tx: Transaction,
  { ciIds, attributes, changes }: Inputs,
  { parts }: ServiceContext,
): Promise<readonly ItemChange[]> {
  const { types } = parts.items.model;
  const newType = changes.find(({ ciId, attribute }) => !ciId && attribute === 'type')?.value;
  const wanted = [
    ...ciIds.flatMap((ciId) =>
      Object.entries(attributes ?? {}).map(([attribute, value]) => ({ ciId, attribute, value })),
    ),
    ...changes,
  ];
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
  return [...byItem].map(([itemId, values]) => ({ itemId, changes: values }));
}
