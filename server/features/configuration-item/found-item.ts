import { z } from 'zod';
import type { Json } from '../../../engine/index.ts';
import type { ItemTypes } from '../../../rules/schema/item-type.ts';
import { type Item, isEmpty } from './item.ts';
import { attributesOf, textOf, valueFrom } from './item-text.ts';

/** An item as discovery reports it. */
export const foundItem = z.object({
  type: z.string().max(80),
  name: z.string().max(200).nullish(),
  attributes: z.record(z.string().max(80), z.union([z.string().max(1000), z.number(), z.boolean()])),
});
export type FoundItem = z.output<typeof foundItem>;

/** What to call it: its name, else what it is recognized by. */
export function foundName({ name, type, attributes }: FoundItem): string {
  return name ?? String(attributes['hostname'] ?? attributes['serial'] ?? attributes['ip'] ?? type);
}

/** One attribute that is not what is recorded. */
export interface FoundDifference {
  readonly attribute: string;
  readonly recorded: string;
  readonly found: string | number | boolean;
  /** The difference in one line that needs no language. */
  readonly text: string;
}

/** Attributes that were found with another value than is recorded; those the type does not have are left out. */
export function differencesFound(item: Item, found: FoundItem, types: ItemTypes): readonly FoundDifference[] {
  const { type, attributes } = item.fields;
  return attributesOf(types, type).flatMap(({ key }) => {
    const seen = found.attributes[key];
    const value: Json = seen === undefined ? null : valueFrom(types, type, `attributes.${key}`, seen);
    const recorded = attributes[key] ?? null;
    if (seen === undefined || isEmpty(value) || alike(recorded, value)) return [];
    return [
      {
        attribute: `attributes.${key}`,
        recorded: textOf(recorded),
        found: seen,
        text: `${key}: ${textOf(recorded)} → ${textOf(value)}`,
      },
    ];
  });
}

/** Host names and addresses are spelled in either case. */
function alike(a: Json, b: Json): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return JSON.stringify(a) === JSON.stringify(b);
}
