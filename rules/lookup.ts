import { allValues, cellsOf } from './cells.ts';
import { compile } from './compile.ts';
import { comparableFacts, type Facts, prepareFacts } from './facts.ts';
import { rowMatches } from './row-match.ts';
import type { FactValue } from './schema/fact.ts';
import type { RuleSet } from './schema/rule-set.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Matching rows by cell; `undefined` when the table cannot be listed. */
type Lookup = ReadonlyMap<string, readonly number[]> | undefined;

const lookups = new WeakMap<RuleSet, { readonly cells: Lookup }>();

const mostCells = 10_000;

/**
 * Evaluates a FIRST or UNIQUE table whose facts can all be listed, synchronously and without the engine.
 *
 * @returns `undefined` when the table has other facts, another hit policy, or more than 10,000 cells
 * @throws {RuleError} as `decide`
 */
export function lookUp(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Verdict | undefined {
  const { cells } = lookups.get(ruleSet) ?? remember(ruleSet);
  if (!cells) return undefined;
  const facts = prepareFacts(ruleSet, given);
  return verdictOf(ruleSet, facts, cells.get(keyOf(ruleSet, comparableFacts(ruleSet, facts))) ?? []);
}

function remember(ruleSet: RuleSet): { readonly cells: Lookup } {
  const entry = { cells: listCells(ruleSet) };
  lookups.set(ruleSet, entry);
  return entry;
}

function listCells(ruleSet: RuleSet): Lookup {
  if (ruleSet.hitPolicy !== 'FIRST' && ruleSet.hitPolicy !== 'UNIQUE') return undefined;
  const values: (readonly FactValue[])[] = [];
  for (const input of ruleSet.inputs) {
    const all = allValues(input);
    if (!all) return undefined;
    values.push(all);
  }
  if (values.reduce((product, list) => product * list.length, 1) > mostCells) return undefined;

  const { rows } = compile(ruleSet);
  const cells = new Map<string, readonly number[]>();
  for (const facts of cellsOf(
    ruleSet.inputs.map((input) => input.fact),
    values,
  )) {
    const matching = rows.flatMap((row, index) => (rowMatches(row, facts) ? [index] : []));
    cells.set(keyOf(ruleSet, facts), matching);
  }
  return cells;
}

function keyOf(ruleSet: RuleSet, facts: Facts): string {
  return JSON.stringify(ruleSet.inputs.map((input) => facts[input.fact]));
}
