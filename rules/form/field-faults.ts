import type { Clock, JsonValue } from '../expression/index.ts';
import type { FormLeaf } from '../schema/form-field.ts';
import { type FormFault, fault } from './fault.ts';
import { takesSeveral } from './files.ts';
import { temporalFaults } from './temporal-faults.ts';
import { isBlank, textFaults } from './text-faults.ts';

/** Options the server offers, by the `valuesKey` of the field; the only ones it accepts. */
export type Choices = Readonly<Record<string, readonly { readonly value: JsonValue }[]>>;

/** What the rules of a field refer to besides the value. */
export interface FieldContext {
  readonly clock: Clock;
  readonly choices?: Choices;
  /** Ids of stored files the form may name. */
  readonly files?: Pick<ReadonlySet<string>, 'has'>;
}

/** A component that holds a value. */
export type InputField = Exclude<FormLeaf, { type: 'expression' | 'text' | 'separator' | 'spacer' | 'table' }>;

type ChoiceField = Extract<InputField, { values?: unknown }>;
type NumberField = Extract<InputField, { type: 'number' }>;

/** Null, text without a visible character, and empty lists are no value. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return isBlank(value);
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** What is wrong with one visible, changeable field; empty when it may be stored. */
export function fieldFaults(field: InputField, value: unknown, context: FieldContext): readonly FormFault[] {
  const required = field.validate?.required === true;
  if (isEmpty(value)) return required ? [fault('REQUIRED')] : [];
  switch (field.type) {
    case 'textfield':
    case 'textarea':
      return textFaults(field, value);
    case 'number':
      return numberFaults(field, value);
    case 'checkbox':
      if (typeof value !== 'boolean') return [fault('WRONG_TYPE')];
      return required && !value ? [fault('REQUIRED')] : [];
    case 'radio':
    case 'select':
      return optionFaults(field, [value], context);
    case 'checklist':
    case 'taglist':
      return optionsFaults(field, value, context);
    case 'datetime':
      return temporalFaults(field, value, context.clock);
    case 'filepicker':
      return fileFaults(takesSeveral(field.multiple), value, context);
  }
}

function numberFaults({ decimalDigits, validate = {} }: NumberField, value: unknown): readonly FormFault[] {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return [fault('WRONG_TYPE')];
  const { min, max } = validate;
  if (min !== undefined && value < min) return [fault('TOO_SMALL', { min })];
  if (max !== undefined && value > max) return [fault('TOO_LARGE', { max })];
  if (decimalDigits !== undefined && decimalsOf(value) > decimalDigits)
    return [fault('TOO_MANY_DECIMALS', { digits: decimalDigits })];
  return [];
}

/** Decimals of a number as it is written: `0.1 + 0.2` has seventeen. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

function optionsFaults(field: ChoiceField, value: unknown, context: FieldContext): readonly FormFault[] {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return [fault('WRONG_TYPE')];
  return optionFaults(field, value, context);
}

function optionFaults(field: ChoiceField, values: readonly unknown[], { choices }: FieldContext): readonly FormFault[] {
  const offered = field.values ?? offeredUnder(field.valuesKey, choices);
  const allowed = new Set<unknown>(offered.map((option) => option.value));
  const wrong = values.find((value) => !allowed.has(value));
  return wrong === undefined ? [] : [fault('NOT_AN_OPTION', { value: JSON.stringify(wrong).slice(0, 100) })];
}

function offeredUnder(key: string | undefined, choices: Choices = {}): readonly { readonly value: JsonValue }[] {
  return key !== undefined && Object.hasOwn(choices, key) ? (choices[key] ?? []) : [];
}

const mostFiles = 20;

/** Files are stored before the form is sent; a form holds their ids, and names none that the caller does not know. */
function fileFaults(multiple: boolean, value: unknown, { files }: FieldContext): readonly FormFault[] {
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string' && /^[\w-]{1,80}$/.test(id)))
    return [fault('WRONG_TYPE')];
  const max = multiple ? mostFiles : 1;
  if (value.length > max) return [fault('TOO_MANY_FILES', { max })];
  return value.every((id) => files?.has(id)) ? [] : [fault('FILE_UNKNOWN')];
}
