import { compile } from './compile.ts';
import { comparableFacts, prepareFacts } from './facts.ts';
import { lookUp } from './lookup.ts';
import type { RuleSet } from './schema/rule-set.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/**
 * Evaluates one rule set. Tables over enumerated facts are answered from a lookup, others by json-rules-engine;
 * the tests compare both on every cell.
 *
 * @param given facts by name; those the table does not declare are ignored
 * @throws {RuleError} `RULE_FACT_MISSING`, `RULE_FACT_TYPE`, `RULE_SET_INVALID`, `NO_ROW_MATCHED` (FIRST, UNIQUE),
 *   `SEVERAL_ROWS_MATCHED` (UNIQUE)
 */
export async function decide(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Promise<Verdict> {
  return lookUp(ruleSet, given) ?? evaluate(ruleSet, given);
}

/** Evaluates one rule set by json-rules-engine, whatever its facts are. */
export async function evaluate(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Promise<Verdict> {
  const table = compile(ruleSet);
  const facts = prepareFacts(ruleSet, given);
  return verdictOf(ruleSet, facts, await table.matching(comparableFacts(ruleSet, facts)));
}
