import { Stack, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ChoicesField } from '../../components/ChoicesField.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useText } from '../../i18n/useText.ts';
import { changeBoardApi } from './changeBoardApi.ts';

interface Props {
  /** Day of the meeting. */
  readonly heldOn: string;
  readonly onClose: () => void;
  readonly onWritten: () => void;
}

/** Compiles minutes of a meeting: who was there and remarks; the votes come by themselves. */
export function WriteMinutes({ heldOn, onClose, onWritten }: Props) {
  const text = useText();
  const [attendees, setAttendees] = useState<readonly string[]>([]);
  const [remarks, setRemarks] = useState('');
  const write = useMutation({
    mutationFn: () => changeBoardApi.write({ heldOn, attendees: [...attendees], remarks }),
    onSuccess: onWritten,
  });
  return (
    <FormDialog
      title={`${text('changeBoard.minutes.write')}: ${heldOn}`}
      submit={text('changeBoard.minutes.keep')}
      disabled={write.isPending || attendees.length === 0}
      error={write.error}
      onSubmit={() => write.mutate()}
      onClose={onClose}
    >
      <Stack spacing={1.5} sx={{ pt: 1 }}>
        <span>{text('changeBoard.minutes.hint')}</span>
        <ChoicesField
          of="users"
          label={text('changeBoard.minutes.attendees')}
          values={attendees}
          onChange={setAttendees}
        />
        <TextField
          multiline
          minRows={3}
          label={text('changeBoard.minutes.remarks')}
          value={remarks}
          onChange={(event) => setRemarks(event.target.value)}
        />
      </Stack>
    </FormDialog>
  );
}
