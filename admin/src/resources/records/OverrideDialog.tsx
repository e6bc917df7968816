import { MenuItem, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { RecordDetail } from '../../../../server/contract/record.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { OverrideValue } from './OverrideValue.tsx';

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
  const fields = Object.entries(record.fieldLabels).filter(([key]) => !isNested(record.fields[key]));
  return (
    <FormDialog
      title={text('records.override')}
      disabled={change.isPending || field === '' || !isReason(reason)}
      error={change.error}
      onSubmit={() => change.mutate()}
      onClose={onClose}
    >
      <Typography variant="body2">{text('records.override_hint')}</Typography>
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
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** Lists and objects are written by the process only. */
function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
