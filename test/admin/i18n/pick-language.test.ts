import { expect, test } from 'vitest';
import { asLanguage } from '../../../admin/src/i18n/i18nProvider.ts';
import { pickLanguage } from '../../../admin/src/i18n/useLocalized.ts';

test.each([
  { language: 'en', text: { en: 'Printer', zh: '打印机' }, shown: 'Printer' },
  { language: 'zh', text: { en: 'Printer', zh: '打印机' }, shown: '打印机' },
  { language: 'zh', text: { en: 'Printer', zh: '' }, shown: 'Printer (en)' },
  { language: 'en', text: { en: ' ', zh: '打印机' }, shown: '打印机 (zh)' },
] as const)('given a reader of $language and $text, then "$shown" is shown', ({ language, text, shown }) => {
  expect(pickLanguage(text, language)).toBe(shown);
});

test.each([
  { browser: 'zh-CN', language: 'zh' },
  { browser: 'ZH', language: 'zh' },
  { browser: 'en-GB', language: 'en' },
  { browser: 'de', language: 'en' },
  { browser: undefined, language: 'en' },
])('given a browser that speaks $browser, then the interface speaks $language', ({ browser, language }) => {
  expect(asLanguage(browser)).toBe(language);
});
