import { MenuItem, TextField } from '@mui/material';
import { useContext, useId } from 'react';
import { useTranslate } from 'react-admin';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { columnTypes } from './ColumnLine.tsx';
import type { GridColumn } from './gridModel.ts';
import { useColumnLabel } from './useColumnLabel.ts';
import { ValueWords } from './ValueWords.ts';

interface Props {
  readonly column: GridColumn;
  readonly typed: string;
  /** Smallest and largest number, where there are any. */
  readonly range: { readonly min?: number | undefined; readonly max?: number | undefined };
  /** What was typed is no value the fact may have. */
  readonly wrong: boolean;
  readonly onChange: (typed: string) => void;
}

/** One fact to be tried: chosen where its values can be listed, else typed as in a cell. Empty: it is missing. */
export function TrialFact({ column, range: { min, max }, typed, wrong, onChange }: Props) {
  const text = useText();
  const translate = useTranslate();
  const localized = useLocalized();
  const label = useColumnLabel();
  const id = useId();
  const meaning = useContext(ValueWords)[column.name] ?? {};
  const listed = column.values.length > 0 && column.type !== 'list';
  const type = columnTypes.find((each) => each === column.type) ?? 'text';
  const words = (value: string) => {
    if (column.type === 'bool') return translate(`ra.boolean.${value}`);
    const said = meaning[value];
    return said ? localized(said) : value;
  };
  const expected = [
    text('rules.trial.expected', { type: text(`rules.columns.type.${type}`) }),
    (min !== undefined || max !== undefined) && text('rules.columns.range', { min: min ?? '–', max: max ?? '–' }),
  ].filter((part) => typeof part === 'string');
  return (
    <TextField
      id={id}
      select={listed}
      label={label(column)}
      value={typed}
      error={wrong}
      helperText={wrong ? expected.join(' · ') : column.type === 'list' ? text('rules.trial.list_hint') : undefined}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ minWidth: { xs: '100%', sm: 200 } }}
    >
      {listed && <MenuItem value="">{text('rules.trial.missing')}</MenuItem>}
      {listed &&
        column.values.map((value) => (
          <MenuItem key={value} value={value}>
            {words(value)}
          </MenuItem>
        ))}
    </TextField>
  );
}
