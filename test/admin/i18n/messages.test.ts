import reactAdminEnglish from 'ra-language-english';
import { describe, expect, test } from 'vitest';
import { en } from '../../../admin/src/i18n/en.ts';
import { zh } from '../../../admin/src/i18n/zh.ts';
import { problemCodes } from '../../../server/contract/problem.ts';
import { flatten } from '../support/flatten.ts';
import { textIn } from '../support/text-in.ts';

const english = flatten({ ...reactAdminEnglish, ...en });
const chinese = flatten(zh);

describe('messages', () => {
  test('given the messages of our pages and of react-admin, then Chinese has exactly the keys of English', () => {
    expect(Object.keys(chinese).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test('given any message, then no text is blank unless it is blank in English', () => {
    const blank = Object.keys(chinese).filter((key) => chinese[key]?.trim() === '' && english[key]?.trim() !== '');

    expect(blank).toEqual([]);
  });

  test('given a message of ours with values, then both languages have the same values', () => {
    const ours = Object.keys(flatten(en));

    const different = ours.filter((key) => String(valuesOf(chinese[key])) !== String(valuesOf(english[key])));

    expect(different).toEqual([]);
  });

  test('given a Chinese text of ours, then it contains Chinese or is a mark', () => {
    const untranslated = Object.keys(flatten(en)).filter(
      (key) => chinese[key] === english[key] && /[A-Za-z]{3}/.test((chinese[key] ?? '').replaceAll(/%\{\w+\}/g, '')),
    );

    expect(untranslated).toEqual([]);
  });

  test.each(problemCodes)('given the problem %s, then each language says it in its own words', (code) => {
    const texts = [textIn('en')(`problems.${code}`), textIn('zh')(`problems.${code}`)];

    expect(texts[0]).toMatch(/[a-z]{3}/);
    expect(texts[1]).toMatch(/\p{Script=Han}/u);
  });
});

function valuesOf(text = ''): readonly string[] {
  return [...new Set(text.match(/%\{\w+\}/g) ?? [])].toSorted();
}
