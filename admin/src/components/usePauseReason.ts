import { useLocalized } from '../i18n/useLocalized.ts';
import { useChoices } from './useChoices.ts';

/** The text of a pause reason, as the installation's list has it. */
export function usePauseReason(): (reason: string) => string {
  const localized = useLocalized();
  const reasons = useChoices('pause-reasons').data ?? [];
  return (reason) => localized(reasons.find((choice) => choice.value === reason)?.label) || reason;
}
