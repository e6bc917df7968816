import type { ItemTypes } from '../../../rules/schema/item-type.ts';
import { type Item, isEmpty } from './item.ts';

/** States in which an item is in use: only then must it be complete. */
const inUse = ['live', 'maintenance'];

export function isInUse({ status }: Pick<Item, 'status'>): boolean {
  return inUse.includes(status);
}

/** Flat names of the mandatory attributes of the item's type, and those every item in use must have. */
export function mandatoryOf(types: ItemTypes, type: string): readonly string[] {
  const attributes = types.types.find((each) => each.type === type)?.attributes ?? [];
  return [
    'description',
    'ownerId',
    'criticality',
    'environment',
    ...attributes.filter(({ mandatory }) => mandatory).map(({ key }) => `attributes.${key}`),
  ];
}

/** True when an item of the type may stand alone. */
export function mayStandAlone(types: ItemTypes, type: string): boolean {
  return types.types.find((each) => each.type === type)?.unrelated ?? false;
}

/** What an item in use must have and this one has not; a relation from either end is one. */
export function gapsOf(item: Item, types: ItemTypes): readonly string[] {
  if (!isInUse(item)) return [];
  const { fields } = item;
  const related = item.relations.length + item.incoming > 0;
  const empty = mandatoryOf(types, fields.type).filter((name) => {
    const [group, key] = name.split('.');
    return isEmpty(key === undefined ? fields[group as 'ownerId'] : fields.attributes[key]);
  });
  return [...empty, ...(related || mayStandAlone(types, fields.type) ? [] : ['relations'])];
}
