import { MenuItem, TextField } from '@mui/material';
import { useId } from 'react';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import type { NeededFact } from './neededFact.ts';
import { useFactWords } from './useFactWords.ts';

interface Props {
  readonly needed: NeededFact;
  readonly typed: string;
  /** What was typed is no value the fact may have. */
  readonly wrong: boolean;
  readonly onChange: (typed: string) => void;
}

/** What the browser has an own way to enter. */
const inputTypes: Partial<Record<NeededFact['factType'], string>> = { date: 'date', datetime: 'datetime-local' };

/** The value of a fact: chosen where its values can be listed, else typed. A wrong one is told with what is allowed. */
export function FactField({ needed, typed, wrong, onChange }: Props) {
  const text = useText();
  const localized = useLocalized();
  const id = useId();
  const { words, allowed } = useFactWords(needed);
  const { factLabel, factType, values } = needed;
  const listed = factType === 'bool' ? [true, false] : factType === 'list' ? [] : values;
  const type = inputTypes[factType];
  const fact = localized(factLabel);
  return (
    <TextField
      id={id}
      required
      fullWidth
      autoFocus
      select={listed.length > 0}
      type={type ?? 'text'}
      label={fact}
      value={typed}
      error={wrong}
      helperText={wrong ? text('processes.fact_wrong', { fact, value: typed, allowed }) : undefined}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ formHelperText: { 'aria-live': 'polite' }, ...(type ? { inputLabel: { shrink: true } } : {}) }}
    >
      {listed.map((value) => (
        <MenuItem key={String(value)} value={String(value)}>
          {words(value)}
        </MenuItem>
      ))}
    </TextField>
  );
}
