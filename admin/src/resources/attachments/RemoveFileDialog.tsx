import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { Attachment } from '../../../../server/contract/attachment.ts';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';

const shortestReason = 10;

/** Asks why a file is removed: the reason stays in the history. */
export function RemoveFileDialog({ file, onClose }: { readonly file: Attachment; readonly onClose: () => void }) {
  const text = useText();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const queries = useQueryClient();
  const { removeAttachment } = useDataProvider<PraxisDataProvider>();
  const [reason, setReason] = useState('');
  const remove = useMutation({
    mutationFn: () => removeAttachment(file.id, reason),
    onSuccess: () => {
      notify(text('attachments.removed'), { type: 'success' });
      onClose();
    },
    onError: notifyProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['record-page'] }),
  });
  const isShort = [...reason.trim()].length < shortestReason;
  return (
    <Dialog open onClose={onClose} aria-labelledby="remove-file" fullWidth maxWidth="xs">
      <DialogTitle id="remove-file">{text('attachments.remove_title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{file.name}</Typography>
        <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{text('attachments.remove_hint')}</Typography>
        <TextField
          autoFocus
          fullWidth
          multiline
          required
          minRows={2}
          label={text('records.reason')}
          helperText={text('records.reason_hint')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('app.action.cancel')}</Button>
        <Button variant="contained" disabled={isShort || remove.isPending} onClick={() => remove.mutate()}>
          {text('attachments.remove_action')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
