import { useTranslate } from 'react-admin';
import type { HistoryEntry } from '../../../../server/contract/history.ts';
import { isLocalized } from '../../i18n/isLocalized.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** What a person supplied for a decision, from the details of a history entry; empty where nothing was. */
export function useSuppliedFact(): (details: HistoryEntry['details']) => string {
  const text = useText();
  const translate = useTranslate();
  const localized = useLocalized();
  return ({ factLabel, value }) => {
    if (!isLocalized(factLabel)) return '';
    const words = typeof value === 'boolean' ? translate(`ra.boolean.${value}`) : [value].flat().map(String).join(', ');
    return text('history.supplied', { fact: localized(factLabel), value: words });
  };
}
