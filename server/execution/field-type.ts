import type { Json } from '../../engine/index.ts';
import type { FieldType, RecordField } from '../../rules/schema/record-field.ts';

/**
 * What a field accepts, in words, when `value` is not it; undefined when it is. Null empties any field.
 *
 * PostgreSQL refuses what SQLite stores silently (NUL, numbers out of range), so both are refused here alike.
 */
export function wrongFor(field: RecordField, value: Json): string | undefined {
  if (value === null) return undefined;
  if (!accepts[field.type](value)) return allowedText[field.type];
  if (field.type === 'enum' && field.values && !field.values.some((each) => each.value === value))
    return `allowed: ${field.values.map((each) => each.value).join(', ')}`;
  if (typeof value === 'number' && (value < (field.min ?? -Infinity) || value > (field.max ?? Infinity)))
    return `allowed: ${field.min ?? 'any'} to ${field.max ?? 'any'}`;
  return undefined;
}

const isText = (most: number) => (value: Json) =>
  typeof value === 'string' && value.length <= most && !/\0|\p{Surrogate}/u.test(value);
const isWhole = (value: Json) => Number.isSafeInteger(value);
const isInstant = (value: Json) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const accepts: Readonly<Record<FieldType, (value: Json) => boolean>> = {
  text: isText(1000),
  long: isText(20_000),
  int: isWhole,
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  money: isWhole,
  bool: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  datetime: isInstant,
  enum: (value) => typeof value === 'string' || typeof value === 'number',
  ref: isText(200),
  user: isText(200),
  list: (value) => Array.isArray(value) && value.length <= 1000,
  file: (value) => typeof value === 'string' || typeof value === 'object',
  object: (value) => typeof value === 'object' && !Array.isArray(value),
};

const allowedText: Readonly<Record<FieldType, string>> = {
  text: 'allowed: a text of at most 1000 characters',
  long: 'allowed: a text of at most 20000 characters',
  int: 'allowed: a whole number',
  decimal: 'allowed: a number',
  money: 'allowed: a whole number of fen',
  bool: 'allowed: true or false',
  date: 'allowed: a date, yyyy-MM-dd',
  datetime: 'allowed: an instant with offset, e.g. 2026-03-10T14:00:00Z',
  enum: 'allowed: one of the values of the field',
  ref: 'allowed: an id',
  user: 'allowed: a user id',
  list: 'allowed: a list of at most 1000 entries',
  file: 'allowed: a file reference',
  object: 'allowed: an object',
};
