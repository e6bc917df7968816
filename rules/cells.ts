import { comparable, type Facts } from './facts.ts';
import type { CompiledRow } from './row-match.ts';
import type { FactType, FactValue, RuleInput } from './schema/fact.ts';

/**
 * Every value of an input when they can be listed (enumerations, booleans, small ranges), in comparable form;
 * `undefined` when they cannot.
 */
export function allValues(input: RuleInput): readonly FactValue[] | undefined {
  return rawValues(input)?.map((value) => comparable(input.type, value));
}

/** Every value of an input as facts give it, the declared value of a missing fact among them; `undefined` as above. */
export function rawValues(input: RuleInput): readonly FactValue[] | undefined {
  const values = listedValues(input);
  const { absent } = input;
  return !values || absent === undefined || values.includes(absent) ? values : [...values, absent];
}

const largestRange = 100;

function listedValues(input: RuleInput): readonly FactValue[] | undefined {
  if (input.values && input.type !== 'list') return input.values;
  if (input.type === 'bool') return [true, false];
  if (input.type !== 'int' || input.min === undefined || input.max === undefined) return undefined;
  const { min, max } = input;
  if (max - min >= largestRange) return undefined;
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

/**
 * Values of an input that between them meet every different answer the rows can give: all values when they can be
 * listed; else the compared values with one neighbor on each side, and one value no row names.
 */
export function representatives(input: RuleInput, rows: readonly CompiledRow[]): readonly FactValue[] {
  const all = allValues(input);
  if (all) return all;
  const named = namedValues(input, rows);
  const nothing = input.absent === null ? [null] : [];
  if (input.type === 'list') return [...subsets(named), ...nothing];
  const numbers = named.filter((value) => typeof value === 'number');
  const temporal = input.type === 'date' || input.type === 'datetime';
  const others = input.type === 'text' ? [unnamed(named)] : between(numbers, input);
  const met = [...named.filter((value) => value !== null), ...others];
  const kept = temporal ? met : met.filter((value) => inRange(input, value));
  return [...new Set<FactValue>([...kept, ...nothing])];
}

function namedValues(input: RuleInput, rows: readonly CompiledRow[]): readonly FactValue[] {
  const values = rows
    .flatMap((row) => [...row.all, ...row.any.flat()])
    .filter((test) => test.fact === input.fact)
    .flatMap((test) => (Array.isArray(test.value) ? test.value : [test.value]));
  return [...new Set(values)];
}

/** Distance of a neighboring value where it is not 1: decimals, and days in milliseconds. */
const steps: Readonly<Partial<Record<FactType, number>>> = { decimal: 1e-6, date: 86_400_000 };

function between(named: readonly number[], input: RuleInput): readonly FactValue[] {
  const step = steps[input.type] ?? 1;
  if (named.length === 0) return [input.min ?? input.max ?? 0];
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = input;
  return named
    .flatMap((value) => [value - apart(value, step), value + apart(value, step)])
    .map((value) => Math.min(max, Math.max(min, value)));
}

/** A step that makes another number of it: what is added to 1e12 is lost when it is a millionth. */
function apart(value: number, step: number): number {
  return Math.max(step, Math.abs(value) * 2 ** -50);
}

function inRange(input: RuleInput, value: FactValue): boolean {
  if (typeof value !== 'number') return true;
  return value >= (input.min ?? Number.NEGATIVE_INFINITY) && value <= (input.max ?? Number.POSITIVE_INFINITY);
}

function unnamed(named: readonly FactValue[]): FactValue {
  let text = 'any other text';
  while (named.includes(text)) text += ' ';
  return text;
}

/** More members than any check can try together: `coverageFindings` then says so. */
const mostMembers = 18;

/** Lists made of every choice of the named members: what `contains` can tell apart. */
function subsets(members: readonly FactValue[]): readonly FactValue[] {
  const count = 2 ** Math.min(members.length, mostMembers);
  return Array.from(
    { length: count },
    (_, bits) => members.filter((_member, index) => (bits >> index) % 2 === 1) as FactValue,
  );
}

/** The facts on which a check or lookup tries a table: every combination of the given values. */
export function* cellsOf(facts: readonly string[], values: readonly (readonly FactValue[])[]): Generator<Facts> {
  const total = countCells(values);
  for (let cell = 0; cell < total; cell++) yield cellAt(facts, values, cell);
}

/** How many combinations there are; beyond 2^53 roughly. */
export function countCells(values: readonly (readonly FactValue[])[]): number {
  return values.reduce((product, list) => product * list.length, 1);
}

/** One combination by its number, 0 to `countCells` - 1: the first fact changes fastest. */
export function cellAt(facts: readonly string[], values: readonly (readonly FactValue[])[], cell: number): Facts {
  let rest = cell;
  const entries = facts.map((fact, index) => {
    const list = values[index] ?? [];
    const value = list[rest % list.length] ?? null;
    rest = Math.floor(rest / list.length);
    return [fact, value] as const;
  });
  return Object.fromEntries(entries);
}
