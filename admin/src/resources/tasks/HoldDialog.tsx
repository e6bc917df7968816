import { MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';
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
  const submit = () =>
    onHold({
      reason,
      ...(subject.trim() === '' ? {} : { subject: subject.trim() }),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    });
  return (
    <FormDialog
      title={text('tasks.hold_dialog.title')}
      submit={text('tasks.hold')}
      disabled={reason === ''}
      width="xs"
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
