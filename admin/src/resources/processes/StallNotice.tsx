import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ProcessInstanceView } from '../../../../server/contract/process.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';

interface Props {
  readonly instance: ProcessInstanceView;
  readonly stall: ProcessInstanceView['stalls'][number];
}

/** Says that a run cannot go on; who may repair it tries again with a reason. */
export function StallNotice({ instance, stall }: Props) {
  const text = useText();
  const may = useMay();
  const { short } = useMoments();
  const [open, setOpen] = useState(false);
  return (
    <Alert
      severity="error"
      variant="outlined"
      action={
        may('stall.repair') ? (
          <Button color="inherit" onClick={() => setOpen(true)}>
            {text('app.state.retry')}
          </Button>
        ) : undefined
      }
    >
      {text('diagram.stalled')}: {stall.elementId} · {stall.code} · {short(stall.since)}
      {open && <RetryDialog instanceId={instance.id} stallId={stall.id} onClose={() => setOpen(false)} />}
    </Alert>
  );
}

function RetryDialog({
  instanceId,
  stallId,
  onClose,
}: {
  readonly instanceId: string;
  readonly stallId: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  const queries = useQueryClient();
  const { retryStall } = useDataProvider<PraxisDataProvider>();
  const [reason, setReason] = useState('');
  const retry = useMutation({
    mutationFn: () => retryStall(instanceId, stallId, reason.trim()),
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
