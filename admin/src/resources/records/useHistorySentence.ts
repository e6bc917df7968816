import type { HistoryEntry } from '../../../../server/contract/history.ts';
import { useMetricName } from '../../components/useMetricName.ts';
import { useMoments } from '../../components/useMoments.ts';
import { usePauseReason } from '../../components/usePauseReason.ts';
import { en } from '../../i18n/en.ts';
import { isLocalized } from '../../i18n/isLocalized.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useManualSentence } from '../by-hand/useManualSentence.ts';
import { useOpinion } from '../by-hand/useOpinion.ts';
import { useStateName } from './useStateName.ts';
import { useSuppliedFact } from './useSuppliedFact.ts';

type KnownLifecycle = keyof typeof en.history.lifecycle;

/** Details that people wrote themselves; anything else is for auditors and stands in the export. */
const written = ['comment', 'text', 'message'] as const;

/** What is told of a file: its name, and why it was removed. */
const ofFiles: readonly string[] = ['attached', 'attachment-removed'];

/** A history entry as a sentence, and what was said with it. */
export function useHistorySentence() {
  const text = useText();
  const localized = useLocalized();
  const detailOf = useDetail();
  const manualSentence = useManualSentence();
  return (entry: HistoryEntry) => {
    const manual = manualSentence(entry);
    if (manual) return manual;
    const name = localized(entry.name) || entry.elementId || entry.lifecycle;
    const known = isKnown(entry.lifecycle) ? entry.lifecycle : 'other';
    return { title: text(`history.lifecycle.${known}`, { name }), detail: detailOf(entry) };
  };
}

function useDetail(): (entry: HistoryEntry) => string {
  const text = useText();
  const metricName = useMetricName();
  const pauseReason = usePauseReason();
  const stateName = useStateName();
  const opinion = useOpinion();
  const suppliedFact = useSuppliedFact();
  const onBehalf = useOnBehalf();
  const { short } = useMoments();
  return ({ lifecycle, details }) => {
    const said = (key: string): string => {
      const value = details[key];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    };
    if (lifecycle === 'status-changed')
      return text('history.change', { from: stateName(said('from')), to: stateName(said('to')) });
    if (lifecycle === 'migrated' && said('fromVersion') !== '')
      return text('history.versions', { from: said('fromVersion'), to: said('toVersion') });
    if (lifecycle === 'clock-step')
      return text('history.clock_step', { metric: metricName(said('metric')), percent: said('percent') });
    if (ofFiles.includes(lifecycle)) return [said('name'), said('reason')].filter((part) => part !== '').join(' · ');
    const clock =
      said('due') === ''
        ? metricName(said('metric'))
        : text('history.clock_due', { metric: metricName(said('metric')), at: short(said('due')) });
    return [
      lifecycle.startsWith('clock-') ? clock : '',
      lifecycle === 'signed' ? opinion(details['opinion']) : '',
      lifecycle === 'fact-supplied' ? suppliedFact(details) : '',
      said('reason') === '' ? '' : pauseReason(said('reason')),
      ...written.map(said),
      onBehalf(details['onBehalfOfName']),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };
}

/** Whom the actor stood in for, by name. */
function useOnBehalf(): (name: unknown) => string {
  const text = useText();
  const localized = useLocalized();
  return (name) => (isLocalized(name) ? text('history.on_behalf_of', { name: localized(name) }) : '');
}

function isKnown(lifecycle: string): lifecycle is KnownLifecycle {
  return Object.hasOwn(en.history.lifecycle, lifecycle);
}
