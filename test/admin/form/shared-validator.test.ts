import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedValidator } from '../../../admin/src/form/sharedValidator.ts';
import type { FormSchema } from '../../../rules/schema/form.ts';

const schema = JSON.parse(readFileSync('processes/incident/forms/incident-report.json', 'utf8')) as FormSchema;
const form = { schema: schema as never, values: {}, choices: { services: [] }, readonly: [] };

test.each([
  { language: 'en', value: '', says: 'Please fill in this field.' },
  { language: 'zh', value: '', says: '请填写此项。' },
] as const)(
  'given an empty title, when it is checked in $language, then form-js shows "$says"',
  ({ language, value, says }) => {
    const validator = sharedValidator({
      form,
      schema,
      language,
      zone: 'Asia/Shanghai',
      typed: () => ({ title: 'old' }),
    });

    expect(validator.validateFieldInstance({ id: 'title', valuePath: ['title'] }, value)).toEqual([says]);
  },
);

test('given a title that was empty and is typed now, then nothing is said', () => {
  const validator = sharedValidator({
    form,
    schema,
    language: 'en',
    zone: 'Asia/Shanghai',
    typed: () => ({ title: '' }),
  });

  expect(validator.validateFieldInstance({ id: 'title', valuePath: ['title'] }, 'Mail cannot be sent')).toEqual([]);
});
