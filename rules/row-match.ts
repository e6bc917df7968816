import { comparable, type Facts } from './facts.ts';
import type { FactType, FactValue } from './schema/fact.ts';
import type { Operator, RuleCondition, RuleRow, RuleSet } from './schema/rule-set.ts';

/** One comparison of a row, its value in comparable form. */
export interface Comparison {
  readonly fact: string;
  readonly operator: Operator;
  readonly value: FactValue;
}

/** A row as comparisons: every `all` must hold, and of a non-empty `any` one list entirely. */
export interface CompiledRow {
  readonly id: string;
  readonly all: readonly Comparison[];
  readonly any: readonly (readonly Comparison[])[];
}

/** Brings the rows of a table into comparable form. */
export function compileRows(ruleSet: RuleSet): readonly CompiledRow[] {
  const types = new Map(ruleSet.inputs.map((input) => [input.fact, input.type]));
  return ruleSet.rows.map((row) => compileRow(row, types));
}

function compileRow(row: RuleRow, types: ReadonlyMap<string, FactType>): CompiledRow {
  return {
    id: row.id,
    all: row.when ? comparisons(row.when, types) : [],
    any: (row.anyOf ?? []).map((condition) => comparisons(condition, types)),
  };
}

function comparisons(condition: RuleCondition, types: ReadonlyMap<string, FactType>): readonly Comparison[] {
  return Object.entries(condition).flatMap(([fact, tests]) =>
    Object.entries(tests).map(([operator, value]) => {
      const type = types.get(fact) ?? 'text';
      const list = Array.isArray(value) ? value.map((item) => comparable(type, item)) : comparable(type, value);
      return { fact, operator: operator as Operator, value: list as FactValue };
    }),
  );
}

/** The part of a condition that does not hold for `facts`, which are in comparable form: facts with all that is asked of them. */
export function unmetPart(ruleSet: RuleSet, condition: RuleCondition, facts: Facts): RuleCondition {
  const types = new Map(ruleSet.inputs.map((input) => [input.fact, input.type]));
  const unmet = Object.entries(condition).filter(
    ([fact, tests]) => !allHold(comparisons({ [fact]: tests }, types), facts),
  );
  return Object.fromEntries(unmet);
}

/** Whether a row matches `facts`, which are in comparable form. */
export function rowMatches(row: CompiledRow, facts: Facts): boolean {
  if (!allHold(row.all, facts)) return false;
  return row.any.length === 0 || row.any.some((group) => allHold(group, facts));
}

/** A plain loop: a long table asks this for every row. */
function allHold(tests: readonly Comparison[], facts: Facts): boolean {
  for (const test of tests) if (!comparisonHolds(test, facts[test.fact] ?? null)) return false;
  return true;
}

function comparisonHolds({ operator, value }: Comparison, fact: FactValue): boolean {
  switch (operator) {
    case 'equal':
      return fact === value;
    case 'notEqual':
      return fact !== value;
    case 'in':
      return Array.isArray(value) && value.some((item) => item === fact);
    case 'notIn':
      return Array.isArray(value) && !value.some((item) => item === fact);
    case 'contains':
      return Array.isArray(fact) && fact.some((item) => item === value);
    case 'doesNotContain':
      return Array.isArray(fact) && !fact.some((item) => item === value);
    default:
      return typeof fact === 'number' && typeof value === 'number' && ordered(operator, fact, value);
  }
}

function ordered(operator: Operator, fact: number, value: number): boolean {
  if (operator === 'lessThan') return fact < value;
  if (operator === 'lessThanInclusive') return fact <= value;
  if (operator === 'greaterThan') return fact > value;
  return fact >= value;
}
