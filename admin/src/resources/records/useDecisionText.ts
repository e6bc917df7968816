import type { FieldShape } from '../../../../server/contract/record.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import type { Decision } from './decision.ts';
import { useFieldText } from './useFieldText.ts';

/** A decision in words. */
interface DecisionText {
  readonly results: readonly string[];
  readonly rows: string;
  readonly facts: readonly string[];
}

/**
 * Says what was decided and on what grounds. Facts that are fields of the record have the words of the field, others
 * those of the rule set.
 */
export function useDecisionText(fields: readonly FieldShape[]): (decision: Decision) => DecisionText {
  const text = useText();
  const localized = useLocalized();
  const fieldText = useFieldText();
  const pair = ([key, value]: readonly [string, unknown], words: Decision['words']): string => {
    const field = fields.find((one) => one.key === key || one.key === `${key}Id`);
    const own = words[key];
    const name = localized(field?.label) || localized(own?.label) || inWords(key);
    const options = Object.entries(own?.values ?? {}).map(([option, label]) => ({ value: option, label }));
    const look = field ?? { key, type: 'text', values: [] };
    const shown = fieldText({ ...look, values: [...look.values, ...options] }, value);
    return text('history.fact', { name, value: shown === '' ? text('app.state.empty_value') : shown });
  };
  return ({ facts, firedRows, result, words }) => ({
    results: result.flatMap((one) => Object.entries(one).map((each) => pair(each, words))),
    rows: firedRows.length === 0 ? '' : text('history.rows', { rows: firedRows.join(', ') }),
    facts: Object.entries(facts).map((each) => pair(each, words)),
  });
}

/** `usersAffected` as "users affected": the nearest to words that a key without a label has. */
function inWords(key: string): string {
  return key.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
}
