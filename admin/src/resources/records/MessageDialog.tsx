import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { OfferedMessage, RecordDetail } from '../../../../server/contract/record.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly record: RecordDetail;
  readonly message: OfferedMessage;
  readonly onClose: () => void;
}

/** Asks what the message carries and sends it to the record's process. */
export function MessageDialog({ record, message, onClose }: Props) {
  const text = useText();
  const localized = useLocalized();
  const notify = useNotify();
  const queries = useQueryClient();
  const { sendToRecord } = useDataProvider<PraxisDataProvider>();
  const [payload, setPayload] = useState<Readonly<Record<string, string>>>({});
  const send = useMutation({
    mutationFn: () => sendToRecord(record, message.name, payload),
    onSuccess: async () => {
      notify(text('records.sent'), { type: 'success' });
      onClose();
      await queries.invalidateQueries({ queryKey: ['record-page'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="message-title">
      <form onSubmit={submit}>
        <DialogTitle id="message-title">{localized(message.label)}</DialogTitle>
        <DialogContent>
          {send.error && <ProblemNotice error={send.error} />}
          {message.fields.map((field) => (
            <TextField
              key={field.key}
              label={localized(field.label)}
              required={field.required}
              value={payload[field.key] ?? ''}
              onChange={(event) => setPayload({ ...payload, [field.key]: event.target.value })}
              fullWidth
              {...(field.type === 'long' ? { multiline: true, minRows: 3 } : {})}
              slotProps={{ htmlInput: { maxLength: 2000 } }}
            />
          ))}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={send.isPending}>
            {message.fields.length === 0 ? localized(message.label) : text('records.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
