import type { Notification } from '../../../../server/contract/notification.ts';
import { useMetricName } from '../../components/useMetricName.ts';
import { useMoments } from '../../components/useMoments.ts';
import { usePauseReason } from '../../components/usePauseReason.ts';
import { en } from '../../i18n/en.ts';
import { isLocalized } from '../../i18n/isLocalized.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** A notice in words; `details` are what was said with it, line by line. */
interface NoticeText {
  readonly sentence: string;
  readonly details: readonly string[];
}

/** Says a notice in the reader's language; a template without a text is news of its record. */
export function useNoticeText(): (notice: Notification) => NoticeText {
  const text = useText();
  const metricName = useMetricName();
  const pauseReason = usePauseReason();
  const localized = useLocalized();
  const { short } = useMoments();
  return ({ template, data }) => {
    const key = template.replaceAll('.', '-');
    if (!isTold(key) || key === 'other')
      return { sentence: text('notices.text.other'), details: [said(data['title'])].filter(Boolean) };
    const metric = said(data['metric']);
    const due = said(data['dueAt']);
    const outcome = said(data['outcome']);
    const nextUpdate = said(data['nextUpdateAt']);
    const details = [
      said(data['title']),
      isLocalized(data['by']) && isLocalized(data['task'])
        ? text('notices.by_about', { by: localized(data['by']), task: localized(data['task']) })
        : '',
      said(data['text']),
      outcome !== '' && isOutcome(outcome) ? text(`notices.outcome.${outcome}`) : '',
      key.startsWith('hold-') ? pauseReason(said(data['reason'])) : '',
      key.startsWith('message-') ? joined([data['name'], data['correlationKey'], data['reason']]) : '',
      key === 'calendar-incomplete' ? joined([data['year'], data['calendars']]) : '',
      isLocalized(data['ruleSetName']) && isLocalized(data['factLabel'])
        ? text('notices.fact', { ruleSet: localized(data['ruleSetName']), fact: localized(data['factLabel']) })
        : '',
      key === 'job-failed' ? joined([data['kind'], data['message']]) : '',
      nextUpdate === '' ? '' : text('notices.next_update', { at: short(nextUpdate) }),
      metric === '' || due === '' ? '' : text('notices.due', { metric: metricName(metric), at: short(due) }),
      metric === '' && due !== '' ? text('records.clock_due', { at: short(due) }) : '',
    ];
    return { sentence: text(`notices.text.${key}`), details: details.filter((line) => line !== '') };
  };
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function joined(values: readonly unknown[]): string {
  return values
    .map(said)
    .filter((value) => value !== '')
    .join(' · ');
}

function isTold(key: string): key is keyof typeof en.notices.text {
  return Object.hasOwn(en.notices.text, key);
}

function isOutcome(key: string): key is keyof typeof en.notices.outcome {
  return Object.hasOwn(en.notices.outcome, key);
}
