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
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { OverrideValue } from './OverrideValue.tsx';

/** Characters a reason needs, as on the server. */
const shortestReason = 10;

/** Changes one field by hand, with a reason that goes to the audit trail. */
export function OverrideDialog({ record, onClose }: { readonly record: RecordDetail; readonly onClose: () => void }) {
  const text = useText();
  const localized = useLocalized();
  const notify = useNotify();
  const queries = useQueryClient();
  const { overrideRecord } = useDataProvider<PraxisDataProvider>();
  const [field, setField] = useState('');
  const [value, setValue] = useState<unknown>(null);
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: () => overrideRecord(record, { [field]: value }, reason.trim()),
    onSuccess: async () => {
      notify(text('records.overridden'), { type: 'success' });
      onClose();
      await queries.invalidateQueries({ queryKey: ['record-page'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const fields = Object.entries(record.fieldLabels).filter(([key]) => !isNested(record.fields[key]));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="override-title">
      <form onSubmit={submit}>
        <DialogTitle id="override-title">{text('records.override')}</DialogTitle>
        <DialogContent>
          <Typography variant="body2">{text('records.override_hint')}</Typography>
          {change.error && <ProblemNotice error={change.error} />}
          <TextField
            select
            required
            fullWidth
            id="override-field"
            label={text('records.override_field')}
            value={field}
            onChange={(event) => {
              setField(event.target.value);
              setValue(record.fields[event.target.value] ?? null);
            }}
          >
            {fields.map(([key, label]) => (
              <MenuItem key={key} value={key}>
                {localized(label)}
              </MenuItem>
            ))}
          </TextField>
          {field !== '' && <OverrideValue type={record.type} field={field} value={value} onChange={setValue} />}
          <TextField
            required
            multiline
            minRows={2}
            fullWidth
            label={text('records.reason')}
            helperText={text('records.reason_hint')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            disabled={change.isPending || field === '' || reason.trim().length < shortestReason}
          >
            {text('records.override')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Lists and objects are written by the process only. */
function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
