import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import type { BrowserProblem } from '../session/request.ts';

/** What was refused and what to do; where a rule says why, with the rule and its sentence. */
export function useProblemText(): (problem: BrowserProblem) => string {
  const text = useText();
  const localized = useLocalized();
  return ({ code, params }) => {
    const said = text(`problems.${code}`);
    const { rule, reasonEn, reasonZh } = params;
    if (typeof rule !== 'string' || typeof reasonEn !== 'string' || typeof reasonZh !== 'string') return said;
    return `${said} ${rule}: ${localized({ en: reasonEn, zh: reasonZh })}`;
  };
}
