import { compile } from './compile.ts';
import { comparableFacts, prepareFacts } from './facts.ts';
import { lookUp } from './lookup.ts';
import { rowMatches } from './row-match.ts';
import type { RuleSet } from './schema/rule-set.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Above so many rows json-rules-engine, which starts a promise for each, takes milliseconds where a scan takes none. */
const mostEngineRows = 50;

/**
 * Evaluates one rule set. Tables over enumerated facts are answered from a lookup, long ones by going through their
 * rows, others by json-rules-engine; the tests compare the three.
 *
 * @param given facts by name; those the table does not declare are ignored
 * @throws {RuleError} `RULE_FACT_MISSING`, `RULE_FACT_TYPE`, `RULE_SET_INVALID`, `NO_ROW_MATCHED` (FIRST, UNIQUE),
 *   `SEVERAL_ROWS_MATCHED` (UNIQUE)
 */
export async function decide(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Promise<Verdict> {
  return lookUp(ruleSet, given) ?? (ruleSet.rows.length > mostEngineRows ? scan : evaluate)(ruleSet, given);
}

/** Evaluates one rule set by going through its rows in order, for FIRST up to the first that matches. */
export function scan(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Verdict {
  const { rows } = compile(ruleSet);
  const facts = prepareFacts(ruleSet, given);
  const compared = comparableFacts(ruleSet, facts);
  const matching: number[] = [];
  for (const [index, row] of rows.entries()) {
    if (!rowMatches(row, compared)) continue;
    matching.push(index);
    if (ruleSet.hitPolicy === 'FIRST') break;
  }
  return verdictOf(ruleSet, facts, matching);
}

/** Evaluates one rule set by json-rules-engine, whatever its facts are. */
export async function evaluate(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Promise<Verdict> {
  const table = compile(ruleSet);
  const facts = prepareFacts(ruleSet, given);
  return verdictOf(ruleSet, facts, await table.matching(comparableFacts(ruleSet, facts)));
}
