import { Engine, type RuleProperties } from 'json-rules-engine';
import { engineConditions } from './engine-conditions.ts';
import { RuleError } from './errors.ts';
import type { Facts } from './facts.ts';
import { type CompiledRow, compileRows } from './row-match.ts';
import type { RuleSet } from './schema/rule-set.ts';
import { staticFindings } from './static-check.ts';

/** A table ready to run: gives the indexes of all rows that match, ascending. Facts are in comparable form. */
export interface CompiledRuleSet {
  readonly rows: readonly CompiledRow[];
  matching(facts: Facts): Promise<readonly number[]>;
}

const compiled = new WeakMap<RuleSet, CompiledRuleSet>();

/**
 * Compiles a table to json-rules-engine, once per rule set object.
 *
 * @throws {RuleError} `RULE_SET_INVALID` when a row names an unknown fact, operator or value
 */
export function compile(ruleSet: RuleSet): CompiledRuleSet {
  const known = compiled.get(ruleSet);
  if (known) return known;
  const findings = staticFindings(ruleSet);
  if (findings[0]) {
    const { path, message } = findings[0];
    throw new RuleError('RULE_SET_INVALID', `rule set "${ruleSet.id}", ${path}: ${message}`, {
      ruleSet: ruleSet.id,
      findings,
    });
  }
  const fresh = compileChecked(ruleSet);
  compiled.set(ruleSet, fresh);
  return fresh;
}

function compileChecked(ruleSet: RuleSet): CompiledRuleSet {
  const rows = compileRows(ruleSet);
  const always = ruleSet.rows.flatMap((row, index) => (row.always ? [index] : []));
  const rules = rows.flatMap((row, index) => (ruleSet.rows[index]?.always ? [] : [toEngineRule(row, index)]));
  // Overlapping runs of one Engine share its status: the end of one makes the other skip its rules without an error.
  // So a run takes an idle Engine of its own and puts it back afterwards.
  const idle: Engine[] = [];
  return {
    rows,
    async matching(facts) {
      const engine = idle.pop() ?? new Engine(rules);
      const { events } = await engine.run({ ...facts });
      idle.push(engine);
      return [...events.map((event) => Number(event.type)), ...always].toSorted((a, b) => a - b);
    },
  };
}

/** The row number travels as the event type: json-rules-engine promises no order among rules of equal priority. */
function toEngineRule(row: CompiledRow, index: number): RuleProperties {
  return { conditions: engineConditions(row), event: { type: String(index) } };
}
