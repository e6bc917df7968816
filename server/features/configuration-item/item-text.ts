import type { Json } from '../../../engine/index.ts';
import type { ItemAttribute, ItemTypes } from '../../../rules/schema/item-type.ts';

const numbers = ['criticality', 'procurementLeadDays', 'asset.cost', 'asset.licenceCount'];
const flags = ['exposed', 'securityControl'];

/** The flat name of an attribute: `memoryGb` of a server is `attributes.memoryGb`. */
export function flatName(types: ItemTypes, type: string, attribute: string): string {
  return attributesOf(types, type).some(({ key }) => key === attribute) ? `attributes.${attribute}` : attribute;
}

/**
 * A value as the attribute holds it: texts from forms and files become numbers, true or false; an empty one is nothing.
 * What cannot be read stays as it is, and is refused where it is checked.
 */
export function valueFrom(types: ItemTypes, type: string, path: string, value: Json): Json {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return null;
  const kind = kindOf(types, type, path);
  if ((kind === 'int' || kind === 'decimal') && /^[+-]?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (kind === 'bool') return /^(true|yes|是)$/i.test(text) ? true : /^(false|no|否)$/i.test(text) ? false : text;
  return text;
}

/** A value as one line of text, for people and files. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function kindOf(types: ItemTypes, type: string, path: string): ItemAttribute['type'] {
  if (numbers.includes(path)) return 'int';
  if (flags.includes(path)) return 'bool';
  const [group, key] = path.split('.');
  return (
    (group === 'attributes' ? attributesOf(types, type).find((each) => each.key === key)?.type : undefined) ?? 'text'
  );
}

/** The attributes a type has beside those of every item. */
export function attributesOf(types: ItemTypes, type: string): readonly ItemAttribute[] {
  return types.types.find((each) => each.type === type)?.attributes ?? [];
}
