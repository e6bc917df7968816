import polyglotI18nProvider from 'ra-i18n-polyglot';
import reactAdminEnglish from 'ra-language-english';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import type { Language } from '../../../rules/schema/languages.ts';
import { en } from './en.ts';

const loaders = {
  en: async () => ({ ...reactAdminEnglish, ...en }),
  zh: async () => (await import('./zh.ts')).zh,
} satisfies Record<Language, () => Promise<TranslationMessages>>;

const available = [
  { locale: 'en', name: 'English' },
  { locale: 'zh', name: '中文' },
] as const satisfies readonly { locale: Language; name: string }[];

/** Loads the messages of the first language, then answers the provider; another language loads when it is chosen. */
export async function loadI18nProvider(first: Language): Promise<I18nProvider> {
  const loaded = new Map<Language, TranslationMessages>([[first, await loaders[first]()]]);
  const messagesOf = (locale: string) => {
    const language = asLanguage(locale);
    markDocument(language);
    return loaded.get(language) ?? loaders[language]().then((messages) => keep(language, messages));
  };
  const keep = (language: Language, messages: TranslationMessages) => {
    loaded.set(language, messages);
    return messages;
  };
  return polyglotI18nProvider(messagesOf, first, [...available], { onMissingKey: (key: string) => key });
}

const htmlLanguage = { en: 'en', zh: 'zh-CN' } satisfies Record<Language, string>;

/** Tells browser and screen reader which language the page speaks. */
function markDocument(language: Language): void {
  document.documentElement.lang = htmlLanguage[language];
}

export function asLanguage(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
