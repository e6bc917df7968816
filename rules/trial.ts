import { RuleError } from './errors.ts';
import { comparableFacts, type Facts, prepareFacts } from './facts.ts';
import { compileRows, rowMatches, unmetPart } from './row-match.ts';
import type { RuleCondition, RuleRow, RuleSet } from './schema/rule-set.ts';
import { staticFindings } from './static-check.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** How one row took the facts. */
export interface TriedRow {
  readonly id: string;
  /** `passed-over`: it matches, and an earlier row decided. */
  readonly outcome: 'decides' | 'passed-over' | 'matches-not';
  /** Of a row that does not match: what does not hold, for each of its alternatives. */
  readonly unmet: readonly RuleCondition[];
}

/** What a table decides from some facts, and why each of its rows did or did not. */
export interface Trial {
  readonly outcome: Verdict | RuleError;
  /** In the order of the table; none when the facts cannot be compared. */
  readonly rows: readonly TriedRow[];
}

/**
 * Decides as `decide` does, by going through every row, and keeps for each row what it asked for. For people who try a
 * table: every row is looked at, also those behind the one that decides.
 *
 * @param given facts by name
 */
export function tryFacts(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Trial {
  const [mistake] = staticFindings(ruleSet);
  if (mistake) return { outcome: invalid(ruleSet, mistake.path, mistake.message), rows: [] };
  const prepared = answered(() => prepareFacts(ruleSet, given));
  if (prepared instanceof RuleError) return { outcome: prepared, rows: [] };
  const facts = comparableFacts(ruleSet, prepared);
  const matching = compileRows(ruleSet).flatMap((row, index) => (rowMatches(row, facts) ? [index] : []));
  const outcome = answered(() => verdictOf(ruleSet, prepared, matching));
  const rows = ruleSet.rows.map((row, index): TriedRow => {
    if (!matching.includes(index)) return { id: row.id, outcome: 'matches-not', unmet: unmetIn(ruleSet, row, facts) };
    const decides = outcome instanceof RuleError || outcome.rows.includes(row.id);
    return { id: row.id, outcome: decides ? 'decides' : 'passed-over', unmet: [] };
  });
  return { outcome, rows };
}

/** What always has to hold comes first: alternatives say nothing while it does not. */
function unmetIn(ruleSet: RuleSet, row: RuleRow, facts: Facts): readonly RuleCondition[] {
  const common = unmetPart(ruleSet, row.when ?? {}, facts);
  if (Object.keys(common).length > 0) return [common];
  return (row.anyOf ?? []).map((condition) => unmetPart(ruleSet, condition, facts));
}

function invalid({ id }: RuleSet, path: string, message: string): RuleError {
  return new RuleError('RULE_SET_INVALID', `rule set "${id}", ${path}: ${message}`, { ruleSet: id, path });
}

/** The value, or why there is none. */
function answered<Value>(work: () => Value): Value | RuleError {
  try {
    return work();
  } catch (error) {
    if (error instanceof RuleError) return error;
    throw error;
  }
}
