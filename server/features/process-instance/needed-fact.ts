import type { Json, Variables } from '../../../engine/index.ts';
import type { RuleError } from '../../../rules/errors.ts';
import type { RuleInput } from '../../../rules/schema/fact.ts';
import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import { valueWords } from '../rule-set/value-words.view.ts';

/**
 * The fact for want of which a rule set refused, as a person who supplies it needs to see it: what it is called, what it
 * may be, and what its values mean; null for other reasons.
 *
 * @param types record types of the package, whose fields may have words for the values
 */
export function neededFact(set: RuleSet, { params }: RuleError, types: readonly RecordType[]): Variables | null {
  const input = inputNamed(set, params['fact']);
  if (!input) return null;
  const { fact, type, min, max } = input;
  const value = (params['value'] ?? null) as Json;
  return {
    fact,
    factLabel: factLabel(input),
    factType: type,
    values: [...(input.values ?? [])],
    valueWords: { ...valueWords({ inputs: [input], outputs: [] }, types)[fact] },
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    value,
  };
}

/** The input of a rule set that has this name. */
export function inputNamed(set: RuleSet | undefined, fact: unknown): RuleInput | undefined {
  return set?.inputs.find((input) => input.fact === fact);
}

/** What a fact is called. */
export function factLabel({ fact, label }: RuleInput): Variables {
  return { ...(label ?? { en: fact, zh: fact }) };
}

/** What a rule set is called. */
export function nameOf({ id, name }: RuleSet): Variables {
  return { ...(name ?? { en: id, zh: id }) };
}
