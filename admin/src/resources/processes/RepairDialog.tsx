import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';

/** Tries again, gives up what nothing waits for, or ends the run. */
export type Repair = 'retry' | 'skip' | 'cancel';

interface Props {
  readonly how: Repair;
  readonly repair: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Says what a repair means, and asks why it is done: the reason goes to the audit trail. */
export function RepairDialog({ how, repair: send, onClose }: Props) {
  const text = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const repair = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    repair.mutate();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="repair-title">
      <form onSubmit={submit}>
        <DialogTitle id="repair-title">{text(`processes.repair.${how}`)}</DialogTitle>
        <DialogContent>
          {repair.error && <ProblemNotice error={repair.error} />}
          <p>{text(`processes.repair.${how}_means`)}</p>
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
          <Button type="submit" variant="contained" disabled={repair.isPending}>
            {text(`processes.repair.${how}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
