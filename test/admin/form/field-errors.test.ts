import { describe, expect, test } from 'vitest';
import { fieldErrors, pathText } from '../../../admin/src/form/fieldErrors.ts';
import { valueNames } from '../../../admin/src/form/valueNames.ts';

test.each([
  { path: ['title'], text: 'title' },
  { path: ['steps', 0, 'text'], text: 'steps[0].text' },
  { path: ['plan', 'backOut', 2], text: 'plan.backOut[2]' },
])('given the value at $path, then its place is written $text', ({ path, text }) => {
  expect(pathText(path)).toBe(text);
});

describe('errors of the server at their fields', () => {
  const instances = [
    { id: 'Field_title', valuePath: ['title'] },
    { id: 'Field_text', valuePath: ['steps', 0, 'text'], indexes: { steps: 0 } },
    { id: 'Field_text', valuePath: ['steps', 1, 'text'], indexes: { steps: 1 } },
  ];

  test('given an error in the second row of a list, then it stands at that row in the reader’s language', () => {
    const errors = [{ path: 'steps[1].text', code: 'REQUIRED', params: {} }];

    expect(fieldErrors(instances, errors, 'zh')).toEqual({ Field_text: { 1: ['请填写此项。'] } });
  });

  test('given an error with numbers, then they stand in the text', () => {
    const errors = [{ path: 'title', code: 'TOO_SHORT', params: { min: 10, length: 3 } }];

    expect(fieldErrors(instances, errors, 'en')['Field_title']?.[0 as never]).toContain('10');
  });
});

test('given groups and lists, then the names of a form are those at the top of its values', () => {
  const text = { id: 'a', type: 'textfield', key: 'a', label: 'A' } as const;
  const components = [
    text,
    { id: 'g', type: 'group', label: 'G', components: [{ ...text, key: 'b' }] },
    { id: 'p', type: 'group', label: 'P', path: 'plan', components: [text] },
    { id: 'l', type: 'dynamiclist', label: 'L', path: 'steps', components: [text] },
    { id: 's', type: 'separator' },
  ] as const;

  expect(valueNames(components)).toEqual(['a', 'b', 'plan', 'steps']);
});
