import { useNotify } from 'react-admin';
import { asProblem } from '../session/request.ts';
import { useProblemText } from './useProblemText.ts';

/** Tells a refused command in a toast, in the reader's language. */
export function useNotifyProblem(): (error: unknown) => void {
  const notify = useNotify();
  const problemText = useProblemText();
  return (error) => {
    const problem = asProblem(error);
    if (problem.status !== 401) notify(problemText(problem), { type: 'error', autoHideDuration: 10_000 });
  };
}
