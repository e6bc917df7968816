import type { Language } from '../../../rules/schema/languages.ts';
import { asLanguage } from './i18nProvider.ts';

/** Where react-admin's store keeps the language a person chose. */
const storeKey = 'RaStore.locale';

/** The language chosen on this device, or null when nobody chose. */
export function chosenLanguage(): Language | null {
  const stored = localStorage.getItem(storeKey);
  return stored === null ? null : asLanguage(stored.replaceAll('"', ''));
}

/** The language to begin with: chosen here, else that of the browser. */
export function firstLanguage(): Language {
  return chosenLanguage() ?? asLanguage(navigator.language);
}
