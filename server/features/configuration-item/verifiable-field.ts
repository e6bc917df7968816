import type { ItemTypes } from '../../../rules/schema/item-type.ts';
import type { Localized } from '../../contract/common.ts';
import { type Item, isEmpty } from './item.ts';
import { labelOf } from './item-label.ts';
import { textOf } from './item-text.ts';

/** One recorded value that somebody compares with reality. */
export interface VerifiableField {
  readonly field: string;
  readonly label: Localized;
  readonly cmdbValue: string;
  /** The value in one line that needs no language. */
  readonly text: string;
}

/** What an audit verifies of an item: its status, and every attribute that is filled in. */
export function verifiableFields(item: Item, types: ItemTypes): readonly VerifiableField[] {
  const { type, attributes } = item.fields;
  const values = [
    ['status', item.status] as const,
    ...Object.entries(attributes).map(([key, value]) => [`attributes.${key}`, value] as const),
  ];
  return values
    .filter(([, value]) => !isEmpty(value))
    .map(([field, value]) => ({
      field,
      label: labelOf(types, type, field),
      cmdbValue: textOf(value),
      text: `${field.replace(/^attributes\./, '')}: ${textOf(value)}`,
    }));
}
