import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly retry: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why something that failed is tried again: the reason goes to the audit trail. */
export function RetryDialog({ retry: send, onClose }: Props) {
  const text = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const retry = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    retry.mutate();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="retry-title">
      <form onSubmit={submit}>
        <DialogTitle id="retry-title">{text('app.state.retry')}</DialogTitle>
        <DialogContent>
          {retry.error && <ProblemNotice error={retry.error} />}
          <TextField
            required
            multiline
            fullWidth
            label={text('records.reason')}
            helperText={text('records.reason_hint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { minLength: 10, maxLength: 2000 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={retry.isPending}>
            {text('app.state.retry')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
