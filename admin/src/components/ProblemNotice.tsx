import { Alert, AlertTitle, Box, Button } from '@mui/material';
import { useText } from '../i18n/useText.ts';
import { asProblem } from '../session/request.ts';
import { useProblemText } from './useProblemText.ts';

interface Props {
  readonly error: unknown;
  /** Offers another try. */
  readonly retry?: () => unknown;
}

/** What failed, what to do, and the request number to quote. */
export function ProblemNotice({ error, retry }: Props) {
  const text = useText();
  const problemText = useProblemText();
  const problem = asProblem(error);
  const forbidden = problem.status === 403;
  return (
    <Alert
      severity={forbidden ? 'info' : 'error'}
      variant="outlined"
      action={
        retry && !forbidden ? (
          <Button color="inherit" onClick={() => void retry()}>
            {text('app.state.retry')}
          </Button>
        ) : undefined
      }
    >
      <AlertTitle sx={{ mb: 0 }}>{problemText(problem)}</AlertTitle>
      {problem.requestId !== '' && (
        <Box component="span" sx={{ fontSize: '0.75rem', userSelect: 'all' }}>
          {text('app.state.request_id', { id: problem.requestId })}
        </Box>
      )}
    </Alert>
  );
}
