import type { ItemFields } from './item.ts';

/** What an item is recognized by, in the order in which it is tried. */
export type KeyKind = 'serial' | 'hostname' | 'ip';

/** The keys of an item, spelled alike however they were typed. */
export function keysOf({ attributes }: Pick<ItemFields, 'attributes'>): readonly (readonly [KeyKind, string])[] {
  return (['serial', 'hostname', 'ip'] as const).flatMap((kind) => {
    const value = attributes[kind];
    return typeof value === 'string' && value.trim() !== '' ? [[kind, value.trim().toLowerCase()] as const] : [];
  });
}
