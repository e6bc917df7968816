import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';

/** Facts, or decided values, in words: "Impact 1, Urgency 2". */
export function useFactsText(set: Pick<RuleSet, 'inputs' | 'outputs'>): (values: unknown) => string {
  const localized = useLocalized();
  const labels = new Map<string, string>();
  for (const { name, label } of set.outputs) if (label) labels.set(name, localized(label));
  for (const { fact, label } of set.inputs) if (label) labels.set(fact, localized(label));
  const one = (value: unknown): string =>
    Array.isArray(value)
      ? value.map(one).join(', ') || '–'
      : isObject(value)
        ? pairs(value)
        : value === null
          ? '–'
          : String(value);
  const pairs = (values: object): string =>
    Object.entries(values)
      .map(([name, value]) => `${labels.get(name) ?? name} ${one(value)}`)
      .join(', ');
  return one;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
