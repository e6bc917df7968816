import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { ValueWords } from './ValueWords.ts';

/** Facts, or decided values, in words: "Impact 1, Urgency 2, State of the service down". */
export function useFactsText(set: Pick<RuleSet, 'inputs' | 'outputs'>): (values: unknown) => string {
  const localized = useLocalized();
  const text = useText();
  const translate = useTranslate();
  const meaning = useContext(ValueWords);
  const labels = new Map<string, string>(
    (['hit', 'rows', 'points'] as const).map((name) => [name, text(`rules.result.${name}`)]),
  );
  for (const { name, label } of set.outputs) if (label) labels.set(name, localized(label));
  for (const { fact, label } of set.inputs) if (label) labels.set(fact, localized(label));
  const one = (value: unknown, name?: string): string => {
    if (Array.isArray(value)) return value.map((each) => one(each, name)).join(', ') || '–';
    if (isObject(value)) return pairs(value);
    if (value === null || value === '') return '–';
    if (typeof value === 'boolean') return translate(`ra.boolean.${value}`);
    const words = name === undefined ? undefined : meaning[name]?.[String(value)];
    return words ? localized(words) : String(value);
  };
  const pairs = (values: object): string =>
    Object.entries(values)
      .map(([name, value]) => `${labels.get(name) ?? name} ${one(value, name)}`)
      .join(', ');
  return one;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
