import { Alert, Box, LinearProgress } from '@mui/material';
import { useText } from '../../i18n/useText.ts';
import type { PendingUpload } from './useUploads.ts';

/** What is on its way, and what was not taken. */
export function PendingUploads({
  pending,
  dismiss,
}: {
  readonly pending: readonly PendingUpload[];
  readonly dismiss: (key: number) => void;
}) {
  const text = useText();
  return (
    <Box aria-live="polite">
      {pending.map(({ key, name, share, failure }) =>
        failure === null ? (
          <Box key={key} sx={{ my: 0.5, fontSize: '0.8125rem' }}>
            {text('attachments.uploading', { name })}
            <LinearProgress
              variant="determinate"
              value={Math.round(share * 100)}
              aria-label={text('attachments.uploading', { name })}
            />
          </Box>
        ) : (
          <Alert
            key={key}
            severity="error"
            variant="outlined"
            sx={{ py: 0, my: 0.5, overflowWrap: 'anywhere' }}
            onClose={() => dismiss(key)}
            closeText={text('attachments.dismiss')}
          >
            {failure}
          </Alert>
        ),
      )}
    </Box>
  );
}
