import { Box, TextField, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { MigrationProposal } from '../../../../server/contract/migration-proposal.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useRecordTypes } from '../records/useRecordTypes.ts';
import type { SelectionFields } from './plan.ts';

interface Props {
  readonly processId: string;
  readonly proposal: MigrationProposal;
  readonly fields: SelectionFields;
  readonly onChange: (fields: SelectionFields) => void;
}

/** Which cases: every field that says something must hold. */
export function SelectionForm({ processId, proposal, fields, onChange }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { data: types } = useRecordTypes();
  const type = types?.find((each) => each.processId === processId);
  const column = type?.columns.find(({ key }) => key === fields.field);
  const places = proposal.models.flatMap((model) =>
    model.elements.filter(({ waiting }) => waiting > 0).map((element) => ({ model: model.id, element })),
  );
  const input = (key: keyof SelectionFields, more: { readonly helperText?: string } = {}) => (
    <TextField
      size="small"
      label={text(labels[key])}
      value={fields[key]}
      onChange={(event) => onChange({ ...fields, [key]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true } }}
      {...more}
    />
  );
  const choice = (key: keyof SelectionFields, options: ReactNode) => (
    <TextField
      select
      size="small"
      label={text(labels[key])}
      value={fields[key]}
      onChange={(event) =>
        onChange({ ...fields, [key]: event.target.value, ...(key === 'field' ? { value: '' } : {}) })
      }
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">{text('migrations.any')}</option>
      {options}
    </TextField>
  );
  const option = (value: string, label: string) => (
    <option key={value} value={value}>
      {label}
    </option>
  );
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {text('migrations.selection_hint')}
      </Typography>
      <Box sx={grid}>
        {input('numbers', { helperText: text('migrations.numbers_hint') })}
        {choice(
          'status',
          type?.states.map((state) => option(state.key, localized(state.label))),
        )}
        {choice(
          'waitsAt',
          places.map(({ model, element }) =>
            option(
              `${model} ${element.elementId}`,
              `${localized(element.name) || element.elementId} (${element.waiting})`,
            ),
          ),
        )}
        {choice(
          'olderThan',
          ages.map((days) => option(String(days), text('migrations.days', { smart_count: days }))),
        )}
        {choice('stalled', [
          option('yes', text('migrations.stalled_yes')),
          option('no', text('migrations.stalled_no')),
        ])}
        {choice(
          'field',
          type?.columns.map(({ key, label }) => option(key, localized(label))),
        )}
        {column && column.values.length > 0
          ? choice(
              'value',
              column.values.map(({ value, label }) => option(value, localized(label))),
            )
          : input('value')}
      </Box>
    </>
  );
}

const labels = {
  numbers: 'migrations.numbers',
  status: 'migrations.status',
  waitsAt: 'migrations.waits_at',
  olderThan: 'migrations.older_than',
  stalled: 'migrations.stalled',
  field: 'migrations.field',
  value: 'migrations.field_value',
} as const;

/** Days since the start that may be chosen. */
const ages = [1, 7, 30, 90, 365];

const grid = { display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))' };
