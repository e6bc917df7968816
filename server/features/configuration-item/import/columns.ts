import type { ItemTypes } from '../../../../rules/schema/item-type.ts';
import { assetFields } from '../item.ts';

/** Columns a file may have: what every item has, the attributes of all types, and those of assets. */
export function importColumns({ types }: ItemTypes): readonly string[] {
  const attributes = [...new Set(types.flatMap((type) => type.attributes.map(({ key }) => key)))];
  return [...ownColumns, ...attributes, ...Object.keys(assetFields.shape).map((key) => `asset.${key}`)];
}

/** Columns a file must have. */
export const neededColumns = ['name', 'type'] as const;

const ownColumns = [
  'number',
  'name',
  'type',
  'status',
  'description',
  'ownerId',
  'criticality',
  'environment',
  'exposed',
  'securityControl',
  'procurementLeadDays',
  'services',
  'relations',
] as const;
