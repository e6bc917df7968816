import { analyzeTable, countCases, type DoubledCell, type TableAnalysis } from './analysis.ts';
import { representatives } from './cells.ts';
import type { Facts } from './facts.ts';
import { type CompiledRow, compileRows, rowMatches } from './row-match.ts';
import type { FactValue } from './schema/fact.ts';
import type { RuleSet } from './schema/rule-set.ts';
import type { RuleFinding } from './static-check.ts';

const mostReported = 20;

/**
 * Gaps, overlaps and unreachable rows. Tried on every combination of values that rows can tell apart, so for numbers
 * and texts too the answer holds for all values, not for samples.
 */
export function coverageFindings(ruleSet: RuleSet): readonly RuleFinding[] {
  return findingsOf(ruleSet, analyzeSingle(ruleSet));
}

/** The analysis of a table in which one row decides; undefined for other hit policies, and above 200,000 cases. */
export function analyzeSingle(ruleSet: RuleSet): TableAnalysis | undefined {
  return isSingle(ruleSet) ? analyzeTable(ruleSet) : undefined;
}

function isSingle({ hitPolicy }: RuleSet): boolean {
  return hitPolicy === 'FIRST' || hitPolicy === 'UNIQUE';
}

/** As `coverageFindings`, of an analysis that is there already. */
export function findingsOf(ruleSet: RuleSet, analysis: TableAnalysis | undefined): readonly RuleFinding[] {
  const single = isSingle(ruleSet);
  if (analysis) return tableFindings(ruleSet, analysis);

  const answersAll = ruleSet.rows.at(-1)?.always === true;
  if (single && !answersAll) {
    const message = `${countCases(ruleSet)} cases; allowed: 200000. Split the rule set`;
    return [{ code: 'TOO_MANY_CASES', path: 'inputs', message }];
  }
  const rows = compileRows(ruleSet);
  const values = ruleSet.inputs.map((input) => representatives(input, rows));
  return rows.flatMap((row, index) => (canFire(ruleSet, row, values) ? [] : [unreachable(row.id, index)]));
}

function tableFindings(ruleSet: RuleSet, analysis: TableAnalysis): readonly RuleFinding[] {
  const overlaps = ruleSet.hitPolicy === 'UNIQUE' ? analysis.doubled : [];
  return [
    ...analysis.missing.slice(0, mostReported).map(gap),
    ...overlaps.slice(0, mostReported).map((each) => overlap(ruleSet, each)),
    ...analysis.unreachable.map((index) => unreachable(ruleSet.rows[index]?.id ?? '', index)),
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

function overlap(ruleSet: RuleSet, { facts, rows }: DoubledCell): RuleFinding {
  const ids = rows.map((index) => ruleSet.rows[index]?.id).join(', ');
  return { code: 'OVERLAP', path: `rows[${rows[1]}]`, message: `rows ${ids} all answer ${JSON.stringify(facts)}` };
}

function unreachable(id: string, index: number): RuleFinding {
  return { code: 'UNREACHABLE_ROW', path: `rows[${index}]`, message: `row "${id}" never fires` };
}
