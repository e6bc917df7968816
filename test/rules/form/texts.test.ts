import { describe, expect, test } from 'vitest';
import { checkForm, type FormFaultCode, formFaultCodes, formMessage, localizeForm } from '../../../rules/form.ts';
import { languages } from '../../../rules/schema/languages.ts';
import { givenAForm } from './support.ts';

const bilingual = {
  id: 'cost',
  type: 'number',
  key: 'cost',
  label: 'Cost',
  description: 'Without tax',
  appearance: { prefixAdorner: 'CNY', suffixAdorner: 'net' },
  properties: {
    'label.zh': '费用',
    'description.zh': '不含税',
    'prefixAdorner.zh': '人民币',
    'suffixAdorner.zh': '净额',
  },
};
const choice = {
  id: 'decision',
  type: 'radio',
  key: 'decision',
  label: 'Decision',
  values: [{ label: 'Approve', value: 'approve' }],
  properties: { 'label.zh': '决定', 'values.approve.zh': '批准' },
};
const plain = (more: object) => ({
  id: 'x',
  type: 'textfield',
  key: 'x',
  label: 'X',
  properties: { 'label.zh': '甲' },
  ...more,
});

describe('formMessage', () => {
  test.each(formFaultCodes.flatMap((code) => languages.map((language) => [code, language] as const)))(
    'given %s in %s, then there is a text and nothing is left unfilled',
    (code, language) => {
      const params = { min: 10, max: 20, length: 3, digits: 2, today: '2026-03-10', value: 'x' };

      expect(formMessage({ code, params }, language)).toMatch(/\S/);
      expect(formMessage({ code, params }, language)).not.toMatch(/[{}]/);
    },
  );

  test('given a short text, then the message says how short in both languages', () => {
    const fault = { code: 'TOO_SHORT' as FormFaultCode, params: { min: 10, length: 4 } };

    expect(formMessage(fault, 'en')).toBe('Please write at least 10 characters (now 4).');
    expect(formMessage(fault, 'zh')).toBe('请至少填写 10 个字符（当前 4 个）。');
  });
});

describe('localizeForm', () => {
  test('given Chinese, then every text is replaced and English stays as it was', () => {
    const form = givenAForm([
      bilingual,
      { id: 'g', type: 'group', label: 'Group', components: [choice], properties: { 'label.zh': '组' } },
    ]);
    const zh = localizeForm(form, 'zh');

    expect(zh.components[0]).toMatchObject({
      label: '费用',
      description: '不含税',
      appearance: { prefixAdorner: '人民币', suffixAdorner: '净额' },
    });
    expect(zh.components[1]).toMatchObject({
      label: '组',
      components: [{ label: '决定', values: [{ label: '批准', value: 'approve' }] }],
    });
    expect(localizeForm(form, 'en')).toBe(form);
    expect(form.components[0]).toMatchObject({ label: 'Cost' });
  });

  test('given a text without translation, then it stays English', () => {
    expect(localizeForm(givenAForm([plain({ properties: {} })]), 'zh').components[0]).toMatchObject({ label: 'X' });
  });

  test('given texts, dates and tables, then their own texts are replaced', () => {
    const form = givenAForm([
      { id: 't', type: 'text', text: 'Read this', properties: { 'text.zh': '请阅读' } },
      {
        id: 'd',
        type: 'datetime',
        key: 'd',
        subtype: 'date',
        dateLabel: 'Day',
        properties: { 'dateLabel.zh': '日期' },
      },
      {
        id: 'table',
        type: 'table',
        label: 'Items',
        dataSource: '=items',
        columns: [{ label: 'Name', key: 'name' }],
        properties: { 'label.zh': '项目', 'columns.name.zh': '名称' },
      },
    ]);

    expect(localizeForm(form, 'zh').components).toMatchObject([
      { text: '请阅读' },
      { dateLabel: '日期' },
      { label: '项目', columns: [{ label: '名称' }] },
    ]);
    expect(checkForm(form)).toEqual([]);
  });
});

describe('checkForm', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    ['a sound form', [bilingual, choice], []],
    ['a missing Chinese label', [plain({ properties: {} })], ['TEXT_MISSING components[0].properties']],
    [
      'a missing Chinese option',
      [{ ...choice, properties: { 'label.zh': '决定' } }],
      ['TEXT_MISSING components[0].properties'],
    ],
    [
      'a translation of nothing',
      [plain({ properties: { 'label.zh': '甲', 'labl.zh': '乙' } })],
      ['UNKNOWN_TEXT components[0].properties'],
    ],
    ['one key twice', [plain({}), plain({ id: 'y' })], ['DUPLICATE_KEY components[1]']],
    [
      'one key twice through a group',
      [
        plain({}),
        { id: 'g', type: 'group', label: 'G', properties: { 'label.zh': '组' }, components: [plain({ id: 'y' })] },
      ],
      ['DUPLICATE_KEY components[1].components[0]'],
    ],
    [
      'one key in a row and outside',
      [
        plain({}),
        {
          id: 'l',
          type: 'dynamiclist',
          path: 'l',
          label: 'L',
          properties: { 'label.zh': '列表' },
          components: [plain({ id: 'y' })],
        },
      ],
      [],
    ],
    ['one id twice', [plain({}), plain({ key: 'y' })], ['DUPLICATE_ID components[1].id']],
    [
      'a condition with two equal signs',
      [plain({ conditional: { hide: '=a == 1' } })],
      ['EXPRESSION_INVALID components[0].conditional.hide'],
    ],
    [
      'a condition with an unknown function',
      [plain({ readonly: '=eval("x")' })],
      ['EXPRESSION_INVALID components[0].readonly'],
    ],
    [
      'a pattern that can run for minutes',
      [plain({ validate: { pattern: '(x+)+y' } })],
      ['PATTERN_INVALID components[0].validate.pattern'],
    ],
    ['a broken pattern', [plain({ validate: { pattern: '[a' } })], ['PATTERN_INVALID components[0].validate.pattern']],
    ['options in two places', [{ ...choice, valuesKey: 'decisions' }], ['OPTIONS_INVALID components[0]']],
    [
      'no options at all',
      [{ ...choice, values: undefined, properties: { 'label.zh': '决定' } }],
      ['OPTIONS_INVALID components[0]'],
    ],
    [
      'an option twice',
      [{ ...choice, values: [...choice.values, ...choice.values] }],
      ['OPTIONS_INVALID components[0].values'],
    ],
  ])('given %s, then it is found', (_, components, found) => {
    expect(checkForm(givenAForm(components)).map(({ code, path }) => `${code} ${path}`)).toEqual(found);
  });
});
