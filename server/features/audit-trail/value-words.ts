import { DateTime } from 'luxon';
import type { Localized } from '../../contract/common.ts';
import type { FieldShape } from '../../contract/record.ts';
import { durationWords } from './duration-words.ts';

/** What values are told with. */
export interface Wording {
  /** Zone of the organization, for instants. */
  readonly zone: string;
  /** What a person, group, service or other thing of the master data is called; undefined for what nobody knows. */
  readonly nameOf: (id: string) => Localized | undefined;
}

const yes: Localized = { en: 'yes', zh: '是' };
const no: Localized = { en: 'no', zh: '否' };
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A text that is the same in every language: what people typed, numbers, names of files. */
export function asTyped(text: string): Localized {
  return { en: text, zh: text };
}

export function joined(parts: readonly Localized[], between: Localized): Localized {
  return { en: parts.map(({ en }) => en).join(between.en), zh: parts.map(({ zh }) => zh).join(between.zh) };
}

/** `label: value`. */
export function labelled(label: Localized, value: Localized): Localized {
  return { en: `${label.en}: ${value.en}`, zh: `${label.zh}：${value.zh}` };
}

export const listed: Localized = { en: ', ', zh: '、' };
export const parted: Localized = { en: '; ', zh: '；' };

/** Text, list or object without anything in it. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/**
 * The value of a field in words: choices and references by their label, instants in the organization's zone, money in yuan,
 * what people typed as they typed it. Null for an empty one.
 */
export function valueWords(shape: FieldShape, value: unknown, wording: Wording): Localized | null {
  if (isEmpty(value)) return null;
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => valueWords(shape, item, wording) ?? []);
    return joined(items, shape.fields.length > 0 ? parted : listed);
  }
  const option = shape.values.find((each) => each.value === String(value));
  if (option) return option.label;
  if (typeof value === 'object' && value !== null) {
    const own = new Map(Object.entries(value));
    const parts = shape.fields.flatMap((field) => {
      const words = valueWords(field, own.get(field.key), wording);
      return words === null ? [] : [labelled(field.label, words)];
    });
    return parts.length > 0 ? joined(parts, parted) : looseWords(value, wording);
  }
  if (shape.type === 'money' && typeof value === 'number') return asTyped(`CNY ${(value / 100).toFixed(2)}`);
  if (shape.type === 'text' || shape.type === 'long') return asTyped(String(value));
  return looseWords(value, wording);
}

/** A value of which no field is known. */
export function looseWords(value: unknown, wording: Wording): Localized {
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value))
    return joined(
      value.map((item) => looseWords(item, wording)),
      listed,
    );
  if (typeof value === 'object' && value !== null)
    return joined(
      Object.entries(value)
        .filter(([, part]) => !isEmpty(part))
        .map(([key, part]) => labelled(asTyped(key), looseWords(part, wording))),
      parted,
    );
  const text = String(value);
  if (instant.test(text)) return asTyped(DateTime.fromISO(text, { zone: wording.zone }).toFormat('yyyy-MM-dd HH:mm'));
  return durationWords(text) ?? wording.nameOf(text) ?? asTyped(text);
}
