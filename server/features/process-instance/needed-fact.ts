import type { Json, Variables } from '../../../engine/index.ts';
import type { RuleError } from '../../../rules/errors.ts';
import type { RuleInput } from '../../../rules/schema/fact.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';

/** The fact for want of which a rule set refused, as a person who supplies it needs to see it; null for other reasons. */
export function neededFact(set: RuleSet, { params }: RuleError): Variables | null {
  const input = inputNamed(set, params['fact']);
  if (!input) return null;
  const { fact, type } = input;
  const value = (params['value'] ?? null) as Json;
  return {
    fact,
    factLabel: { ...(input.label ?? { en: fact, zh: fact }) },
    factType: type,
    values: [...(input.values ?? [])],
    value,
  };
}

/** The input of a rule set that has this name. */
export function inputNamed(set: RuleSet | undefined, fact: unknown): RuleInput | undefined {
  return set?.inputs.find((input) => input.fact === fact);
}

/** What a rule set is called. */
export function nameOf({ id, name }: RuleSet): Variables {
  return { ...(name ?? { en: id, zh: id }) };
}
