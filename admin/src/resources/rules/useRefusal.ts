import { en } from '../../i18n/en.ts';
import { useText } from '../../i18n/useText.ts';

type Known = keyof typeof en.rules.refusal;

/** Why a table cannot decide a case, in the reader's language. */
export function useRefusal(): (code: string) => string {
  const text = useText();
  return (code) => text(`rules.refusal.${isKnown(code) ? code : 'other'}`);
}

function isKnown(code: string): code is Known {
  return Object.hasOwn(en.rules.refusal, code);
}
