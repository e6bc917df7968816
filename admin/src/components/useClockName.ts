import type { ClockView } from '../../../server/contract/clock.ts';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useChoices } from './useChoices.ts';

/** The name of a clock; one of a group or supplier names it. */
export function useClockName(): (clock: Pick<ClockView, 'label' | 'subject'>) => string {
  const localized = useLocalized();
  const groups = useChoices('groups').data ?? [];
  return ({ label, subject }) => {
    if (subject === null) return localized(label);
    const group = groups.find((choice) => choice.value === subject);
    return `${localized(label)}: ${group ? localized(group.label) : subject}`;
  };
}
