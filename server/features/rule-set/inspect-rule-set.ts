import { countCases } from '../../../rules/analysis.ts';
import { inspectRuleSet, type RuleSetInspection } from '../../../rules/check.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import { staticFindings } from '../../../rules/static-check.ts';
import { RuleThread } from './what-if/rule-thread.ts';

/** Comparisons of a row with a case that may be made while everybody else waits: some tens of milliseconds. */
const mostInline = 200_000;

/** Inspects a rule set, a large one in a thread of its own, so that nobody waits for it but who asked. */
export async function inspectBeside(content: RuleSet): Promise<RuleSetInspection> {
  if (staticFindings(content).length > 0 || countCases(content) * content.rows.length <= mostInline)
    return inspectRuleSet(content);
  const thread = new RuleThread();
  try {
    return await thread.inspect(content);
  } finally {
    await thread.end();
  }
}
