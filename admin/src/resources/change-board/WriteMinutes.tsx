import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ChoicesField } from '../../components/ChoicesField.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { serverNow } from '../../components/useNow.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../session/sessionStore.ts';
import { dayOf } from '../change-calendar/calendarDays.ts';
import { changeBoardApi } from './changeBoardApi.ts';

interface Props {
  readonly onClose: () => void;
  readonly onWritten: () => void;
}

/** Compiles minutes: day, who was there and remarks; the votes come by themselves. */
export function WriteMinutes({ onClose, onWritten }: Props) {
  const text = useText();
  const today = dayOf(serverNow().getTime(), useSession()?.zone);
  const [heldOn, setHeldOn] = useState(today);
  const [attendees, setAttendees] = useState<readonly string[]>([]);
  const [remarks, setRemarks] = useState('');
  const write = useMutation({
    mutationFn: () => changeBoardApi.write({ heldOn, attendees: [...attendees], remarks }),
    onSuccess: onWritten,
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="write-minutes-title">
      <DialogTitle id="write-minutes-title">{text('changeBoard.minutes.write')}</DialogTitle>
      <DialogContent>
        <Stack spacing={1.5} sx={{ pt: 1 }}>
          <span>{text('changeBoard.minutes.hint')}</span>
          <TextField
            type="date"
            label={text('changeBoard.minutes.held_on')}
            value={heldOn}
            onChange={(event) => setHeldOn(event.target.value)}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
          />
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
          {write.error && <ProblemNotice error={write.error} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('app.action.close')}</Button>
        <Button
          variant="contained"
          disabled={write.isPending || attendees.length === 0 || heldOn === ''}
          onClick={() => write.mutate()}
        >
          {text('changeBoard.minutes.keep')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
