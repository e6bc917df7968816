import { useNotify } from 'react-admin';
import { useText } from '../i18n/useText.ts';
import { asProblem } from '../session/request.ts';

/** Tells a refused command in a toast, in the reader's language. */
export function useNotifyProblem(): (error: unknown) => void {
  const notify = useNotify();
  const text = useText();
  return (error) => {
    const problem = asProblem(error);
    if (problem.status !== 401) notify(text(`problems.${problem.code}`), { type: 'error', autoHideDuration: 10_000 });
  };
}
