import { coverageFindings } from './coverage.ts';
import { runRuleTests } from './rule-tests.ts';
import type { RuleSet } from './schema/rule-set.ts';
import { type RuleFinding, staticFindings } from './static-check.ts';

/**
 * Everything that keeps a rule set from being published: mistakes in rows, cases no row answers, cases two rows of a
 * UNIQUE table answer, rows that can never fire, and test cases that fail. Empty means publishable.
 */
export async function checkRuleSet(ruleSet: RuleSet): Promise<readonly RuleFinding[]> {
  const broken = staticFindings(ruleSet);
  if (broken.length > 0) return broken;
  const failed = (await runRuleTests(ruleSet)).filter((outcome) => !outcome.passed);
  return [
    ...coverageFindings(ruleSet),
    ...failed.map(
      ({ index, name, got }): RuleFinding => ({
        code: 'TEST_FAILED',
        path: `tests[${index}]`,
        message: `"${name}" gave ${JSON.stringify(got)}`,
      }),
    ),
  ];
}
