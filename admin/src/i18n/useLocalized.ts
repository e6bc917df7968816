import { useLocaleState } from 'react-admin';
import type { Language } from '../../../rules/schema/languages.ts';
import type { Localized } from '../../../server/contract/common.ts';
import { asLanguage } from './i18nProvider.ts';

export function useLanguage(): Language {
  const [locale] = useLocaleState();
  return asLanguage(locale);
}

/** Picks the reader's language of a text that comes as data; empty for null. */
export function useLocalized(): (text: Localized | null | undefined) => string {
  const language = useLanguage();
  return (text) => (text ? pickLanguage(text, language) : '');
}

/** A text without translation is shown in the other language, marked so that it is noticed and repaired. */
export function pickLanguage(text: Localized, language: Language): string {
  const wanted = text[language];
  if (wanted.trim() !== '') return wanted;
  return `${text[language === 'en' ? 'zh' : 'en']} (${language === 'en' ? 'zh' : 'en'})`;
}
