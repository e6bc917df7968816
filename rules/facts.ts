import { RuleError } from './errors.ts';
import type { FactType, FactValue, RuleInput } from './schema/fact.ts';
import type { RuleSet } from './schema/rule-set.ts';

/** Facts by name, complete and of the declared types. */
export type Facts = Readonly<Record<string, FactValue>>;

/**
 * Picks the facts a rule set declares, fills in declared `absent` values, and checks every type.
 *
 * json-rules-engine compares `"3" > 2` as numbers and `"3" == 3` as text, so a value of another type would match
 * some rows and miss others: it is refused here, before any row is tried. Facts the table does not declare are left out.
 *
 * @throws {RuleError} `RULE_FACT_MISSING` when a fact without an `absent` value is missing or null,
 *   `RULE_FACT_TYPE` when a value has another type or is not among the declared values
 */
export function prepareFacts(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(ruleSet.inputs.map((input) => [input.fact, factFor(ruleSet.id, input, given)]));
}

function factFor(ruleSetId: string, input: RuleInput, given: Readonly<Record<string, unknown>>): FactValue {
  const value = Object.hasOwn(given, input.fact) ? given[input.fact] : undefined;
  if (value === undefined || value === null) {
    if (input.absent !== undefined) return input.absent;
    throw new RuleError('RULE_FACT_MISSING', `fact "${input.fact}" of rule set "${ruleSetId}" is missing`, {
      ruleSet: ruleSetId,
      fact: input.fact,
    });
  }
  // The declared value of a missing fact may lie outside the range; a logged decision replays with it.
  const allowed = value === input.absent ? undefined : disallowed(input, value);
  if (allowed === undefined) return value as FactValue;
  throw new RuleError(
    'RULE_FACT_TYPE',
    `fact "${input.fact}" of rule set "${ruleSetId}" is ${JSON.stringify(value)}; allowed: ${allowed}`,
    { ruleSet: ruleSetId, fact: input.fact, value, allowed },
  );
}

/** What would be allowed where `value` is not a value of `input`; `undefined` when it is one. */
export function disallowed(input: RuleInput, value: unknown): string | undefined {
  if (!isOfType(input.type, value)) return typeNames[input.type];
  const { values } = input;
  const members = Array.isArray(value) ? value : [value];
  if (values && !members.every((member) => values.includes(member))) return values.join(', ');
  if (typeof value !== 'number') return undefined;
  if (input.min !== undefined && value < input.min) return `at least ${input.min}`;
  if (input.max !== undefined && value > input.max) return `at most ${input.max}`;
  return undefined;
}

const typeNames: Readonly<Record<FactType, string>> = {
  text: 'a text',
  enum: 'a text',
  int: 'a whole number',
  decimal: 'a number',
  money: 'a whole number of fen',
  bool: 'true or false',
  date: 'a date such as "2026-03-10"',
  datetime: 'an instant with offset such as "2026-03-10T14:00:00+08:00"',
  list: 'a list of texts or numbers',
};

/** Whether `value` is of `type`, exactly: nothing is converted. */
export function isOfType(type: FactType, value: unknown): boolean {
  switch (type) {
    case 'text':
    case 'enum':
      return typeof value === 'string';
    case 'int':
    case 'money':
      return Number.isSafeInteger(value);
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isLocalDate(value);
    case 'datetime':
      return typeof value === 'string' && isInstant(value);
    case 'list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string' || Number.isFinite(item));
  }
}

function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isInstant(text: string): boolean {
  const [date = '', time = ''] = text.split('T');
  const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
  return isLocalDate(date) && clock.test(time) && !Number.isNaN(Date.parse(text));
}

/** The form in which values of a type are compared: temporal values as numbers, so that text order plays no part. */
export function comparable(type: FactType, value: FactValue): FactValue {
  if (typeof value !== 'string' || (type !== 'date' && type !== 'datetime')) return value;
  return Date.parse(value);
}

/** Facts in the form in which rows compare them. */
export function comparableFacts(ruleSet: RuleSet, facts: Facts): Facts {
  return Object.fromEntries(ruleSet.inputs.map(({ fact, type }) => [fact, comparable(type, facts[fact] ?? null)]));
}

/** Facts in comparable form as people write them: days and instants as ISO 8601 text again. */
export function readableFacts(ruleSet: RuleSet, facts: Facts): Facts {
  return Object.fromEntries(ruleSet.inputs.map(({ fact, type }) => [fact, readable(type, facts[fact] ?? null)]));
}

/** A comparable value as people write it. */
export function readable(type: FactType, value: FactValue): FactValue {
  if (typeof value !== 'number' || (type !== 'date' && type !== 'datetime')) return value;
  const text = new Date(value).toISOString();
  return type === 'date' ? text.slice(0, 10) : text;
}
