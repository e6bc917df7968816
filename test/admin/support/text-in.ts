import polyglotI18nProvider from 'ra-i18n-polyglot';
import reactAdminEnglish from 'ra-language-english';
import type { I18nProvider } from 'react-admin';
import { en } from '../../../admin/src/i18n/en.ts';
import type { Text } from '../../../admin/src/i18n/useText.ts';
import { zh } from '../../../admin/src/i18n/zh.ts';
import type { Language } from '../../../rules/schema/languages.ts';

const messages = { en: { ...reactAdminEnglish, ...en }, zh };

/** The interface's own messages, as people read them. */
export function i18nIn(language: Language): I18nProvider {
  return polyglotI18nProvider((locale) => messages[locale === 'zh' ? 'zh' : 'en'], language, [
    { locale: 'en', name: 'English' },
    { locale: 'zh', name: '中文' },
  ]);
}

export function textIn(language: Language): Text {
  const { translate } = i18nIn(language);
  return (key, values) => translate(key, values);
}
