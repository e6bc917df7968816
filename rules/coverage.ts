import { cellsOf, representatives } from './cells.ts';
import type { Facts } from './facts.ts';
import { type CompiledRow, compileRows, rowMatches } from './row-match.ts';
import type { FactValue } from './schema/fact.ts';
import type { RuleSet } from './schema/rule-set.ts';
import type { RuleFinding } from './static-check.ts';

const mostCells = 200_000;
const mostReported = 20;

/**
 * Gaps, overlaps and unreachable rows. Tried on every combination of values that rows can tell apart, so for numbers
 * and texts too the answer holds for all values, not for samples.
 */
export function coverageFindings(ruleSet: RuleSet): readonly RuleFinding[] {
  const rows = compileRows(ruleSet);
  const values = ruleSet.inputs.map((input) => representatives(input, rows));
  const single = ruleSet.hitPolicy === 'FIRST' || ruleSet.hitPolicy === 'UNIQUE';
  const total = values.reduce((product, list) => product * list.length, 1);
  if (single && total <= mostCells) return tableFindings(ruleSet, rows, values);

  const answersAll = ruleSet.rows.at(-1)?.always === true;
  if (single && !answersAll)
    return [
      { code: 'TOO_MANY_CASES', path: 'inputs', message: `${total} cases; allowed: ${mostCells}. Split the rule set` },
    ];
  return rows.flatMap((row, index) => (canFire(ruleSet, row, values) ? [] : [unreachable(row.id, index)]));
}

function tableFindings(
  ruleSet: RuleSet,
  rows: readonly CompiledRow[],
  values: readonly (readonly FactValue[])[],
): readonly RuleFinding[] {
  const gaps: Facts[] = [];
  const overlaps: { readonly facts: Facts; readonly rows: readonly number[] }[] = [];
  const reached = new Set<number>();
  for (const facts of cellsOf(factNames(ruleSet), values)) {
    const matching = rows.flatMap((row, index) => (rowMatches(row, facts) ? [index] : []));
    for (const index of ruleSet.hitPolicy === 'FIRST' ? matching.slice(0, 1) : matching) reached.add(index);
    if (matching.length === 0) gaps.push(facts);
    if (matching.length > 1) overlaps.push({ facts, rows: matching });
  }
  return [
    ...gaps.slice(0, mostReported).map(gap),
    ...(ruleSet.hitPolicy === 'UNIQUE' ? overlaps.slice(0, mostReported).map((each) => overlap(ruleSet, each)) : []),
    ...rows.flatMap((row, index) => (reached.has(index) ? [] : [unreachable(row.id, index)])),
  ];
}

/** Whether some facts satisfy the row by itself; only the facts it names matter. */
function canFire(ruleSet: RuleSet, row: CompiledRow, values: readonly (readonly FactValue[])[]): boolean {
  const groups = row.any.length > 0 ? row.any : [[]];
  return groups.some((group) => {
    const tests = [...row.all, ...group];
    const facts = factNames(ruleSet).filter((fact) => tests.some((test) => test.fact === fact));
    // Comparisons of different facts do not depend on each other: each fact may be tried alone.
    return facts.every((fact) => {
      const own = { id: row.id, all: tests.filter((test) => test.fact === fact), any: [] };
      return (values[factNames(ruleSet).indexOf(fact)] ?? []).some((value) => rowMatches(own, { [fact]: value }));
    });
  });
}

function factNames(ruleSet: RuleSet): readonly string[] {
  return ruleSet.inputs.map((input) => input.fact);
}

function gap(facts: Facts): RuleFinding {
  return { code: 'GAP', path: 'rows', message: `no row answers ${JSON.stringify(facts)}` };
}

function overlap(
  ruleSet: RuleSet,
  { facts, rows }: { readonly facts: Facts; readonly rows: readonly number[] },
): RuleFinding {
  const ids = rows.map((index) => ruleSet.rows[index]?.id).join(', ');
  return { code: 'OVERLAP', path: `rows[${rows[1]}]`, message: `rows ${ids} all answer ${JSON.stringify(facts)}` };
}

function unreachable(id: string, index: number): RuleFinding {
  return { code: 'UNREACHABLE_ROW', path: `rows[${index}]`, message: `row "${id}" never fires` };
}
