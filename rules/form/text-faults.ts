import type { FormLeaf } from '../schema/form-field.ts';
import { type FormFault, fault } from './fault.ts';

type TextField = Extract<FormLeaf, { type: 'textfield' | 'textarea' }>;

/** Longest text of a field that declares no `maxLength`, in characters. */
const longest = { textfield: 1_000, textarea: 20_000 };

/** Characters that make a text read otherwise than it is stored: overrides, embeddings and isolates of direction. */
const reordered = /[\u202A-\u202E\u2066-\u2069]/u;

/** Control characters; a field of one line has no line breaks either, or a subject of a mail would gain headers. */
const unwanted = { textfield: /[^\P{Cc}\t]|[\u2028\u2029]/u, textarea: /[^\P{Cc}\t\n\r]/u };

/** True for a text nobody can see: white space and characters without a glyph, such as U+200B. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}

/** Faults of a text that is not empty. Lengths count characters as people do: one for "𠮷" and for an emoji. */
export function textFaults(field: TextField, value: unknown): readonly FormFault[] {
  if (typeof value !== 'string') return [fault('WRONG_TYPE')];
  // PostgreSQL refuses NUL and half characters, SQLite stores them silently: neither gets that far.
  if (value.includes('\0') || /\p{Surrogate}/u.test(value)) return [fault('TEXT_INVALID')];
  if (reordered.test(value) || unwanted[field.type].test(value)) return [fault('TEXT_INVALID')];
  const { minLength = 0, maxLength = longest[field.type] } = field.validate ?? {};
  const length = [...value].length;
  if (length < minLength) return [fault('TOO_SHORT', { min: minLength, length })];
  if (length > maxLength) return [fault('TOO_LONG', { max: maxLength, length })];
  return field.type === 'textfield' ? shapeFaults(field, value) : [];
}

function shapeFaults({ validate = {} }: Extract<FormLeaf, { type: 'textfield' }>, value: string): readonly FormFault[] {
  if (validate.validationType === 'email' && !isEmail(value)) return [fault('EMAIL')];
  if (validate.validationType === 'phone' && !/^\+?[\d ()-]{5,20}$/.test(value)) return [fault('PHONE')];
  if (validate.pattern !== undefined && !wholeMatch(validate.pattern, value)) return [fault('PATTERN')];
  return [];
}

function isEmail(value: string): boolean {
  const [local, domain, more] = value.split('@');
  return (
    !/\s/.test(value) && value.length <= 254 && !!local && more === undefined && /^[^.]+(\.[^.]+)+$/.test(domain ?? '')
  );
}

function wholeMatch(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(value);
}
