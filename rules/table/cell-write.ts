import type { FactValue } from '../schema/fact.ts';
import type { Operator } from '../schema/rule-set.ts';
import type { CellStyle, ColumnType, Comparisons } from './cell-read.ts';

const signs: Readonly<Partial<Record<Operator, string>>> = {
  equal: '=',
  notEqual: '!=',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
};

/** Writes comparisons of one fact as a FEEL unary test; `-` when there are none. */
export function writeCondition(tests: Comparisons | undefined, type: ColumnType, style: CellStyle): string {
  const entries = Object.entries(tests ?? {}) as [Operator, FactValue][];
  const [only] = entries;
  if (!only) return '-';
  const write = (value: FactValue) => writeValue(value, type, style);
  if (entries.length === 1) return alone(only[0], members(only[1]).map(write).join(', '));
  return interval(entries, write) ?? entries.map(([operator, value]) => asked(operator, value, write)).join(' and ');
}

function alone(operator: Operator, value: string): string {
  if (operator === 'equal' || operator === 'in') return value;
  if (operator === 'notEqual' || operator === 'notIn') return `not(${value})`;
  if (operator === 'contains') return `list contains(?, ${value})`;
  if (operator === 'doesNotContain') return `not(list contains(?, ${value}))`;
  return `${signs[operator]} ${value}`;
}

function interval(
  entries: readonly (readonly [Operator, FactValue])[],
  write: (value: FactValue) => string,
): string | undefined {
  const low = entries.find(([operator]) => operator.startsWith('greater'));
  const high = entries.find(([operator]) => operator.startsWith('less'));
  if (entries.length !== 2 || !low || !high) return undefined;
  const [opening, closing] = [low[0] === 'greaterThan' ? '(' : '[', high[0] === 'lessThan' ? ')' : ']'];
  return `${opening}${write(low[1])}..${write(high[1])}${closing}`;
}

function asked(operator: Operator, value: FactValue, write: (value: FactValue) => string): string {
  const list = members(value).map(write).join(', ');
  if (operator === 'in') return `? in (${list})`;
  if (operator === 'notIn') return `not(? in (${list}))`;
  return signs[operator] ? `? ${signs[operator]} ${list}` : alone(operator, list);
}

/** Writes one value as a FEEL literal. */
export function writeValue(value: FactValue, type: ColumnType, style: CellStyle): string {
  if (Array.isArray(value)) return `[${value.map((each) => writeValue(each, 'text', style)).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  if (style === 'sheet') return plain(value) ? value : quote(value);
  if (type === 'date') return `date(${quote(value)})`;
  if (type === 'datetime') return `date and time(${quote(value)})`;
  return quote(value);
}

/**
 * Whether a text reads back as itself without quotes. Only letters, digits, dashes and single blanks: so a text that
 * a spreadsheet would run as a formula (`=`, `+`, `-`, `@` in front) is always quoted.
 */
function plain(text: string): boolean {
  return (
    /^[\p{L}\p{N}][\p{L}\p{N}:._-]*( [\p{L}\p{N}:._-]+)*$/u.test(text) &&
    !/^(null|true|false|and|in|[\d.]+)$|\sand\s|\.\.|^and\s/.test(text)
  );
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function members(value: FactValue): readonly FactValue[] {
  return Array.isArray(value) ? value : [value];
}
