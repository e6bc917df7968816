import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}

const shortestReason = 10;

/** Asks why, before something that stands in the audit trail. */
export function ReasonDialog({ title, onClose, onReason }: Props) {
  const text = useText();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReason(reason.trim());
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="reason-title">
      <form onSubmit={submit}>
        <DialogTitle id="reason-title">{title}</DialogTitle>
        <DialogContent>
          <TextField
            required
            multiline
            minRows={2}
            fullWidth
            id="reason-text"
            label={text('calendars.reason')}
            helperText={text('calendars.reason_hint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={[...reason.trim()].length < shortestReason}>
            {title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
