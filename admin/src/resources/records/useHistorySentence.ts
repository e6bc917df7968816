import type { HistoryEntry } from '../../../../server/contract/history.ts';
import { usePauseReason } from '../../components/usePauseReason.ts';
import { en } from '../../i18n/en.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

type KnownLifecycle = keyof typeof en.history.lifecycle;

/** Details that people write or that name a value; anything else is for auditors and stands in the export. */
const readable = ['comment', 'reason', 'text', 'message', 'from', 'to', 'value', 'status'] as const;

/** A history entry as a sentence, and what was said with it. */
export function useHistorySentence() {
  const text = useText();
  const localized = useLocalized();
  const pauseReason = usePauseReason();
  return (entry: HistoryEntry) => {
    const name = localized(entry.name) || entry.elementId || entry.lifecycle;
    const known = isKnown(entry.lifecycle) ? entry.lifecycle : 'other';
    const details = readable.flatMap((key) => {
      const value = entry.details[key];
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      return [key === 'reason' ? pauseReason(String(value)) : String(value)];
    });
    return { title: text(`history.lifecycle.${known}`, { name }), detail: details.join(' · ') };
  };
}

function isKnown(lifecycle: string): lifecycle is KnownLifecycle {
  return Object.hasOwn(en.history.lifecycle, lifecycle);
}
