import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decide } from '../../rules/decide.ts';
import { catalogue } from '../../rules/schema/catalogue.ts';
import { formSchema } from '../../rules/schema/form.ts';
import { recordType } from '../../rules/schema/record-type.ts';
import { ruleSet } from '../../rules/schema/rule-set.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(`processes/service-request/${file}`, 'utf8'));
const { items } = catalogue.parse(read('catalogue.json'));
const approval = ruleSet.parse(read('rules/req-approval.json'));
const { fields } = recordType.parse(read('records/service-request.json'));

test('given the shipped catalogue, then R01 to R20 are there, and the record knows each by name', () => {
  const codes = Array.from({ length: 20 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);
  expect(items.map(({ code }) => code)).toEqual(codes);
  const known = fields.find(({ key }) => key === 'catalogueItemId')?.values ?? [];
  expect(known.map(({ value, label }) => [value, label.en, label.zh])).toEqual(
    items.map(({ code, name }) => [code, `${code} ${name['en']}`, `${code} ${name['zh']}`]),
  );
});

describe.each(items)('item $code', ({ code, form, approvers }) => {
  const { components } = formSchema.parse(read(`forms/${form}.json`));

  test('asks at most five things, and the record has a name for each answer', () => {
    const keys = components.flatMap((component) => ('key' in component ? [component.key] : []));
    expect(keys.length).toBeLessThanOrEqual(5);
    const answers = fields.find(({ key }) => key === 'formData')?.fields?.map(({ key }) => key);
    expect(answers).toEqual(expect.arrayContaining(keys));
  });

  test('is approved by the roles it tells the requester, when it costs nothing', async () => {
    const { result } = await decide(approval, { item: code, cost: 0 });
    expect(result).toEqual(approvers.map((role) => ({ role })));
  });
});
