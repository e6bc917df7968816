import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import type { RuleSetDetail } from '../../contract/rule-set.ts';

/**
 * What the values of a rule set mean to readers, by fact or output. Words of its own come first; a value that is one of
 * a record field has the words of the field.
 *
 * @param types record types, those of the package the set belongs to first
 */
export function valueWords(
  { inputs, outputs }: Pick<RuleSet, 'inputs' | 'outputs'>,
  types: readonly RecordType[],
): RuleSetDetail['valueWords'] {
  const columns = [...inputs.map(({ fact, ...rest }) => ({ name: fact, ...rest })), ...outputs];
  const words = columns.flatMap(({ name, values = [], valueLabels = {} }) => {
    const known = values.map(String).flatMap((value) => {
      const label = valueLabels[value] ?? labelOf(types, name, value);
      return label ? [[value, label] as const] : [];
    });
    return known.length > 0 ? [[name, Object.fromEntries(known)] as const] : [];
  });
  return Object.fromEntries(words);
}

function labelOf(types: readonly RecordType[], key: string, value: string) {
  for (const { fields } of types) {
    const option = fields.find((field) => field.key === key)?.values?.find((each) => each.value === value);
    if (option) return option.label;
  }
  return undefined;
}
