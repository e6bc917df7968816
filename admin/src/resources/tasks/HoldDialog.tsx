import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useChoices } from '../../components/useChoices.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly onClose: () => void;
  readonly onHold: (hold: { readonly reason: string; readonly subject?: string; readonly comment?: string }) => void;
}

/** Asks why the record waits; the reasons are those of the installation. */
export function HoldDialog({ onClose, onHold }: Props) {
  const text = useText();
  const localized = useLocalized();
  const reasons = useChoices('pause-reasons').data ?? [];
  const [reason, setReason] = useState('');
  const [subject, setSubject] = useState('');
  const [comment, setComment] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onHold({
      reason,
      ...(subject.trim() === '' ? {} : { subject: subject.trim() }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="hold-title">
      <form onSubmit={submit}>
        <DialogTitle id="hold-title">{text('tasks.hold_dialog.title')}</DialogTitle>
        <DialogContent>
          <Typography variant="body2">{text('tasks.hold_dialog.hint')}</Typography>
          <TextField
            select
            required
            fullWidth
            id="hold-reason"
            label={text('tasks.hold_dialog.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          >
            {reasons.map((choice) => (
              <MenuItem key={choice.value} value={choice.value}>
                {localized(choice.label)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            fullWidth
            label={text('tasks.hold_dialog.subject')}
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <TextField
            multiline
            minRows={2}
            fullWidth
            label={text('tasks.hold_dialog.comment')}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={reason === ''}>
            {text('tasks.hold')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
