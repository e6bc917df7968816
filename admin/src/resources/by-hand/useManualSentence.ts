import type { Localized } from '../../../../server/contract/common.ts';
import type { HistoryEntry } from '../../../../server/contract/history.ts';
import { en } from '../../i18n/en.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Manual {
  readonly operation?: unknown;
  readonly reason?: unknown;
}

/** A history entry about something done by hand as a sentence, with the reason; null for other entries. */
export function useManualSentence(): (
  entry: HistoryEntry,
) => { readonly title: string; readonly detail: string } | null {
  const text = useText();
  const localized = useLocalized();
  return ({ lifecycle, details, name, elementId }) => {
    if (lifecycle !== 'manual') return null;
    const { operation, reason } = (details['manual'] ?? {}) as Manual;
    const people = (details['peopleNames'] ?? []) as unknown as readonly Localized[];
    const values = {
      name: localized(name) || (elementId ?? ''),
      to: localized(details['toName'] as unknown as Localized | undefined) || String(details['to'] ?? ''),
      people: people.map(localized).join(text('history.and')),
    };
    const key = typeof operation === 'string' && isTold(operation) ? operation : 'other';
    return { title: text(`byHand.told.${key}`, values), detail: typeof reason === 'string' ? reason : '' };
  };
}

function isTold(operation: string): operation is keyof typeof en.byHand.told {
  return Object.hasOwn(en.byHand.told, operation);
}
