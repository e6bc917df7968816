import type { RuleProperties, TopLevelCondition } from 'json-rules-engine';
import { engineConditions } from '../engine-conditions.ts';
import { RuleError } from '../errors.ts';
import { compileRows } from '../row-match.ts';
import type { RuleSet } from '../schema/rule-set.ts';

/**
 * Writes a table as rules of json-rules-engine, for reading or for use elsewhere.
 *
 * FIRST tables have descending priorities: whoever runs them stops at the first event. Each event carries the decided
 * values and the id of the row. Days and instants are milliseconds since 1970, because the engine would compare their
 * texts; facts must be given to it in that form.
 *
 * @throws {RuleError} `RULE_SET_INVALID` when an output is named "row", the name of the row id in the event
 */
export function toEngineRules(ruleSet: RuleSet): readonly RuleProperties[] {
  if (ruleSet.outputs.some(({ name }) => name === 'row'))
    throw new RuleError('RULE_SET_INVALID', 'an output named "row" cannot be written as an event', {
      ruleSet: ruleSet.id,
    });
  const compiled = compileRows(ruleSet);
  return ruleSet.rows.map((row, index) => {
    const rule = compiled[index];
    return {
      name: row.id,
      ...(ruleSet.hitPolicy === 'FIRST' ? { priority: ruleSet.rows.length - index } : {}),
      conditions: rule && !row.always ? engineConditions(rule) : always(ruleSet),
      event: { type: ruleSet.id, params: { ...row.outputs, row: row.id } },
    };
  });
}

/** What matches every case. Written out, because an empty list of conditions is refused wherever rules are read. */
export function always({ inputs }: Pick<RuleSet, 'inputs'>): TopLevelCondition {
  const fact = inputs[0]?.fact ?? '';
  return {
    any: [
      { fact, operator: 'equal', value: null },
      { fact, operator: 'notEqual', value: null },
    ],
  };
}
