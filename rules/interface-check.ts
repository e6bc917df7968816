import { sameValue } from './same-value.ts';
import type { HitPolicy, RuleSet } from './schema/rule-set.ts';
import type { RuleFinding } from './static-check.ts';

/**
 * Where a table no longer fits the models that use it: they give the facts they gave, and read the values they read.
 * Rows, cases, labels, ranges, facts that need not be given, and a hit policy whose result has the same shape may change;
 * everything else is changed with the models.
 */
export function interfaceFindings(used: RuleSet, draft: RuleSet): readonly RuleFinding[] {
  const found = (path: string, message: string): RuleFinding => ({ code: 'INTERFACE_CHANGED', path, message });
  const alike = resultShapes.find((policies) => policies.includes(used.hitPolicy)) ?? [used.hitPolicy];
  const policy = alike.includes(draft.hitPolicy)
    ? []
    : [found('hitPolicy', `"${draft.hitPolicy}"; allowed: ${alike.join(', ')}, by which models read the result`)];
  const inputs = draft.inputs.flatMap((input, index) => {
    const known = used.inputs.find(({ fact }) => fact === input.fact);
    if (known) {
      if (known.type === input.type && sameValue(known.query, input.query)) return [];
      return [found(`inputs[${index}]`, `fact "${input.fact}" is ${known.type}, as the models give it`)];
    }
    return input.absent === undefined
      ? [found(`inputs[${index}]`, `no model gives "${input.fact}": it needs a declared "absent" value`)]
      : [];
  });
  const outputs = used.outputs.flatMap((output) => {
    const kept = draft.outputs.find(({ name }) => name === output.name);
    return kept?.type === output.type
      ? []
      : [found('outputs', `models read "${output.name}" as ${output.type}; it may not go or change its type`)];
  });
  return [...policy, ...inputs, ...outputs];
}

/** Hit policies whose results have one shape: models that read one can read the others of its group. */
export const resultShapes: readonly (readonly HitPolicy[])[] = [['UNIQUE', 'FIRST'], ['SUM'], ['ANY'], ['COLLECT']];
