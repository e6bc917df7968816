import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordType } from '../../rules/schema/record-type.ts';
import { type RuleSet, ruleSet } from '../../rules/schema/rule-set.ts';
import { shippedRuleSets } from './support/shipped-rule-sets.ts';

const root = new URL('../../processes/', import.meta.url);
const fields = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /records[\\/][^\\/]+\.json$/.test(path))
  .flatMap((path) => recordType.parse(JSON.parse(readFileSync(new URL(path, root), 'utf8'))).fields);

/** Names and values of a rule set that a reader would see as they stand in the file. */
function unspoken({ name, inputs, outputs }: RuleSet): readonly string[] {
  const columns = [
    ...inputs.map(({ fact, ...rest }) => ({ key: fact, ...rest })),
    ...outputs.map(({ name: key, ...rest }) => ({ key, ...rest })),
  ];
  return [
    ...(name ? [] : ['its name']),
    ...columns.filter(({ label }) => label === undefined).map(({ key }) => key),
    ...columns
      .filter(({ type }) => type === 'enum')
      .flatMap(({ key, values = [], valueLabels = {} }) =>
        values
          .map(String)
          .filter((value) => !Object.hasOwn(valueLabels, value) && !isOfField(key, value))
          .map((value) => `${key}: ${value}`),
      ),
  ];
}

function isOfField(key: string, value: string): boolean {
  return fields.some((field) => field.key === key && field.values?.some((each) => each.value === value));
}

describe('rule sets in words', () => {
  test.each(shippedRuleSets.map((set) => [set.id, set] as const))(
    'given the rule set %s, then names and values have words in both languages',
    (_id, set) => {
      expect(unspoken(set)).toEqual([]);
    },
  );

  test('given a set without words, then it would be found', () => {
    const [set] = shippedRuleSets;
    const bare = { ...set, name: undefined, inputs: [{ fact: 'x', type: 'enum', values: ['a'] }], outputs: [] };

    expect(unspoken(bare as unknown as RuleSet)).toEqual(['its name', 'x', 'x: a']);
  });

  test('given words for a value there is not, then the set is refused', () => {
    const [set] = shippedRuleSets;
    const stray = { fact: 'x', type: 'enum', values: ['a'], valueLabels: { b: { en: 'B', zh: '乙' } } };

    expect(ruleSet.safeParse({ ...set, inputs: [stray] }).error?.message).toContain('allowed: a');
  });
});
