import type { ItemAttribute } from '../../../rules/schema/item-type.ts';
import type { FieldType, RecordField } from '../../../rules/schema/record-field.ts';

const samples: Readonly<Record<FieldType | Exclude<ItemAttribute['type'], FieldType>, string>> = {
  text: '… (≤ 1000)',
  long: '… (≤ 20000)',
  int: '0, 1, 2, …',
  decimal: '0.5, 1, …',
  money: '0, 1, 2, …',
  bool: 'true, false',
  date: '2026-03-10',
  datetime: '2026-03-10T14:00:00Z',
  enum: '…',
  ref: '… (≤ 200)',
  user: '… (≤ 200)',
  list: '[…]',
  file: '…',
  object: '{…}',
  ip: '10.0.1.10, 2001:db8::1',
};

/** What a value looks like, in signs that need no language: it is shown on screens of every language. */
export function sampleValue({
  type,
  min,
  max,
}: Pick<RecordField, 'min' | 'max'> & { readonly type: keyof typeof samples }) {
  return min === undefined && max === undefined ? samples[type] : `${min ?? ''} … ${max ?? ''}`.trim();
}
