import { isDeepStrictEqual } from 'node:util';
import { decide } from './decide.ts';
import { RuleError } from './errors.ts';
import type { RuleSet, RuleTest } from './schema/rule-set.ts';

/** What one test case of a rule set gave. */
export interface RuleTestOutcome {
  readonly index: number;
  readonly name: string;
  readonly passed: boolean;
  /** The result, or the code of the error. */
  readonly got: unknown;
}

/** Runs the test cases of a rule set, in order. */
export async function runRuleTests(ruleSet: RuleSet): Promise<readonly RuleTestOutcome[]> {
  return Promise.all(ruleSet.tests.map((test, index) => runRuleTest(ruleSet, test, index)));
}

async function runRuleTest(ruleSet: RuleSet, test: RuleTest, index: number): Promise<RuleTestOutcome> {
  const { name } = test;
  try {
    const { result, rows } = await decide(ruleSet, test.in);
    const sameRows = test.rows === undefined || isDeepStrictEqual(rows, test.rows);
    return {
      index,
      name,
      passed: test.error === undefined && isDeepStrictEqual(result, test.expect) && sameRows,
      got: result,
    };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { index, name, passed: error.code === test.error, got: error.code };
  }
}
