import { RuleError } from './errors.ts';
import type { Facts } from './facts.ts';
import type { FactValue } from './schema/fact.ts';
import type { RuleRow, RuleSet } from './schema/rule-set.ts';

/** Values of one row, by output name. */
export type Outputs = Readonly<Record<string, FactValue>>;

/** FIRST and UNIQUE give one object, COLLECT a list, SUM the points, ANY whether a row matched and which. */
export type Result =
  | Outputs
  | readonly Outputs[]
  | { readonly points: number }
  | { readonly hit: boolean; readonly rows: readonly string[] };

/** What was decided, by which rows, from which facts: the reason an auditor will ask for. */
export interface Verdict {
  readonly result: Result;
  /** Ids of the rows that fired, in the order of the table. */
  readonly rows: readonly string[];
  /** The facts used, declared `absent` values included. */
  readonly facts: Facts;
}

/**
 * Makes one verdict of the rows that match, by the hit policy.
 *
 * @param matching indexes of the matching rows, ascending
 * @throws {RuleError} `NO_ROW_MATCHED` (FIRST, UNIQUE), `SEVERAL_ROWS_MATCHED` (UNIQUE)
 */
export function verdictOf(ruleSet: RuleSet, facts: Facts, matching: readonly number[]): Verdict {
  const rows = matching.flatMap((index) => ruleSet.rows[index] ?? []);
  switch (ruleSet.hitPolicy) {
    case 'FIRST':
      return one(ruleSet, facts, rows.slice(0, 1));
    case 'UNIQUE':
      return one(ruleSet, facts, rows);
    case 'COLLECT':
      return { result: collected(ruleSet, rows), rows: ids(rows), facts };
    case 'SUM':
      return { result: { points: sum(ruleSet, rows) }, rows: ids(rows), facts };
    case 'ANY':
      return { result: { hit: rows.length > 0, rows: ids(rows) }, rows: ids(rows), facts };
  }
}

function one(ruleSet: RuleSet, facts: Facts, rows: readonly RuleRow[]): Verdict {
  const [row, second] = rows;
  if (!row)
    throw new RuleError('NO_ROW_MATCHED', `no row of rule set "${ruleSet.id}" matches`, { ruleSet: ruleSet.id, facts });
  if (second)
    throw new RuleError('SEVERAL_ROWS_MATCHED', `rows ${ids(rows).join(', ')} of rule set "${ruleSet.id}" match`, {
      ruleSet: ruleSet.id,
      facts,
      rows: ids(rows),
    });
  return { result: row.outputs ?? {}, rows: [row.id], facts };
}

function collected(ruleSet: RuleSet, rows: readonly RuleRow[]): readonly Outputs[] {
  const list = rows.map((row) => row.outputs ?? {});
  if (!ruleSet.distinct) return list;
  const seen = new Set<string>();
  return list.filter((outputs) => {
    const key = JSON.stringify(ruleSet.outputs.map((output) => outputs[output.name]));
    return !seen.has(key) && seen.add(key);
  });
}

/** Points are whole numbers, so that a sum never misses its threshold by a rounding error. */
function sum(ruleSet: RuleSet, rows: readonly RuleRow[]): number {
  const total = rows.reduce((points, row) => points + Number(row.outputs?.['points'] ?? 0), 0);
  if (Number.isSafeInteger(total)) return total;
  throw new RuleError('RULE_SET_INVALID', `the points of rule set "${ruleSet.id}" do not fit a whole number`, {
    ruleSet: ruleSet.id,
  });
}

function ids(rows: readonly RuleRow[]): readonly string[] {
  return rows.map((row) => row.id);
}
