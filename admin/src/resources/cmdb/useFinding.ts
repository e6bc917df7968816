import type { ProblemError } from '../../../../server/contract/problem.ts';
import { useText } from '../../i18n/useText.ts';
import { cmdb } from './messages.en.ts';

type Code = keyof typeof cmdb.imports.codes;

/** What is wrong with a cell or a row, in the reader's language. */
export function useFinding(): (finding: ProblemError) => string {
  const text = useText();
  return ({ code, params }) => {
    const known = Object.hasOwn(cmdb.imports.codes, code) ? (code as Code) : 'other';
    const values = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value ?? '')]));
    return text(`cmdb.imports.codes.${known}`, { allowed: '', ...values, code });
  };
}
