import { MenuItem, TextField } from '@mui/material';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useRecordTypes } from './useRecordTypes.ts';

interface Props {
  readonly type: string;
  readonly field: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The new value: chosen where the field has a list, else typed; numbers stay numbers. */
export function OverrideValue({ type, field, value, onChange }: Props) {
  const text = useText();
  const localized = useLocalized();
  const column = useRecordTypes()
    .data?.find((one) => one.type === type)
    ?.columns.find((one) => one.key === field);
  const values = column?.values ?? [];
  const isNumber = typeof value === 'number' || column?.type === 'integer' || column?.type === 'number';
  const read = (typed: string): unknown => {
    if (typed === '') return null;
    return isNumber && Number.isFinite(Number(typed)) ? Number(typed) : typed;
  };
  return (
    <TextField
      fullWidth
      id="override-value"
      label={text('records.override_value')}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(event) => onChange(read(event.target.value))}
      select={values.length > 0}
    >
      {values.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {localized(choice.label)}
        </MenuItem>
      ))}
    </TextField>
  );
}
