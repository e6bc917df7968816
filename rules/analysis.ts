import { cellsOf, countCells, representatives } from './cells.ts';
import { type Facts, readableFacts } from './facts.ts';
import { type CompiledRow, compileRows, rowMatches } from './row-match.ts';
import type { FactValue } from './schema/fact.ts';
import type { RuleSet } from './schema/rule-set.ts';

/** A case that several rows answer. */
export interface DoubledCell {
  readonly facts: Facts;
  /** Positions of the rows that answer, ascending. */
  readonly rows: readonly number[];
  /** True when the rows decide different things: an editor must choose, nothing may guess. */
  readonly conflict: boolean;
}

/** What a table answers, case by case. */
export interface TableAnalysis {
  /** How many cases were tried: every combination of values that the rows can tell apart. */
  readonly cases: number;
  /** Cases no row answers. */
  readonly missing: readonly Facts[];
  readonly doubled: readonly DoubledCell[];
  /** Positions of rows that never decide; under FIRST also those that rows above them always precede. */
  readonly unreachable: readonly number[];
}

const mostCases = 200_000;

/** Number of cases of a table, for saying that it is too large to try. */
export function countCases(ruleSet: RuleSet): number {
  return countCells(valuesOf(ruleSet, compileRows(ruleSet)));
}

/**
 * Tries a table on every case its rows can tell apart, so that the answer holds for all values, not for samples.
 *
 * @param ruleSet a table without static findings
 * @returns undefined when there are more than 200,000 cases
 */
export function analyzeTable(ruleSet: RuleSet): TableAnalysis | undefined {
  const rows = compileRows(ruleSet);
  const cases = countCases(ruleSet);
  if (cases > mostCases) return undefined;
  const missing: Facts[] = [];
  const doubled: DoubledCell[] = [];
  const deciding = new Set<number>();
  const names = ruleSet.inputs.map((input) => input.fact);
  for (const cell of cellsOf(names, valuesOf(ruleSet, rows))) {
    const matching = rows.flatMap((row, index) => (rowMatches(row, cell) ? [index] : []));
    for (const index of ruleSet.hitPolicy === 'FIRST' ? matching.slice(0, 1) : matching) deciding.add(index);
    if (matching.length === 0) missing.push(readableFacts(ruleSet, cell));
    if (matching.length > 1)
      doubled.push({
        facts: readableFacts(ruleSet, cell),
        rows: matching,
        conflict: new Set(matching.map((index) => decided(ruleSet, index))).size > 1,
      });
  }
  return { cases, missing, doubled, unreachable: [...rows.keys()].filter((index) => !deciding.has(index)) };
}

function valuesOf(ruleSet: RuleSet, rows: readonly CompiledRow[]): readonly (readonly FactValue[])[] {
  return ruleSet.inputs.map((input) => representatives(input, rows));
}

function decided(ruleSet: RuleSet, index: number): string {
  return JSON.stringify(ruleSet.outputs.map(({ name }) => ruleSet.rows[index]?.outputs?.[name] ?? null));
}
