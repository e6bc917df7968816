import { useTranslate } from 'react-admin';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import type { NeededFact } from './neededFact.ts';

/** Values of a fact, and what is allowed, in words of the reader. */
export function useFactWords(needed: NeededFact) {
  const text = useText();
  const translate = useTranslate();
  const localized = useLocalized();
  const { factType, values, valueWords = {}, min, max } = needed;
  const words = (value: NeededFact['value']): string => {
    if (Array.isArray(value)) return value.map(words).join(', ');
    if (typeof value === 'boolean') return translate(`ra.boolean.${value}`);
    const said = valueWords[String(value)];
    return said ? localized(said) : String(value);
  };
  const allowed = [
    text(`rules.columns.type.${factType}`),
    values.map(words).join(', '),
    min !== undefined || max !== undefined ? text('rules.columns.range', { min: min ?? '–', max: max ?? '–' }) : '',
  ];
  return { words, allowed: allowed.filter((part) => part !== '').join(' · ') };
}
