import type { TableAnalysis } from './analysis.ts';
import { analyzeSingle, findingsOf } from './coverage.ts';
import { type RuleTestOutcome, runRuleTests } from './rule-tests.ts';
import type { RuleSet } from './schema/rule-set.ts';
import { type RuleFinding, staticFindings } from './static-check.ts';

/** Everything that can be said of a rule set before it is published. */
export interface RuleSetInspection {
  /** What keeps it from being published; empty means publishable. */
  readonly findings: readonly RuleFinding[];
  /** Cell by cell, of FIRST and UNIQUE; undefined when rows are mistaken, and above 200,000 cases. */
  readonly analysis: TableAnalysis | undefined;
  /** How its cases went; empty when rows are mistaken. */
  readonly tests: readonly RuleTestOutcome[];
}

/**
 * Everything that keeps a rule set from being published: mistakes in rows, cases no row answers, cases two rows of a
 * UNIQUE table answer, rows that can never fire, and test cases that fail. Empty means publishable.
 */
export async function checkRuleSet(ruleSet: RuleSet): Promise<readonly RuleFinding[]> {
  return (await inspectRuleSet(ruleSet)).findings;
}

/** As `checkRuleSet`, with what it found on the way: an editor marks cells and cases by it. */
export async function inspectRuleSet(ruleSet: RuleSet): Promise<RuleSetInspection> {
  const broken = staticFindings(ruleSet);
  if (broken.length > 0) return { findings: broken, analysis: undefined, tests: [] };
  const analysis = analyzeSingle(ruleSet);
  const tests = await runRuleTests(ruleSet);
  const failed = tests
    .filter((outcome) => !outcome.passed)
    .map(
      ({ index, name, got }): RuleFinding => ({
        code: 'TEST_FAILED',
        path: `tests[${index}]`,
        message: `"${name}" gave ${JSON.stringify(got)}`,
      }),
    );
  return { findings: [...findingsOf(ruleSet, analysis), ...failed], analysis, tests };
}
