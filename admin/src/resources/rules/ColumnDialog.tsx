import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import type { RuleInput, RuleOutput } from '../../../../rules/schema/fact.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { columnTypes } from './ColumnLine.tsx';
import { columnFrom, isNumeric, type TypedColumn, typedColumn } from './columnText.ts';

interface Props {
  readonly kind: 'input' | 'output';
  /** Null: a new one. */
  readonly column: RuleInput | RuleOutput | null;
  /** Names that are used. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (column: RuleInput | RuleOutput) => void;
}

/** One column: its words in both languages, its values with theirs, and what is assumed when a fact is missing. */
export function ColumnDialog({ kind, column, taken, onClose, onDone }: Props) {
  const text = useText();
  const localized = useLocalized();
  const [typed, setTyped] = useState<TypedColumn>(() => typedColumn(column));
  const set = (part: Partial<TypedColumn>) => setTyped({ ...typed, ...part });
  const read = columnFrom(typed, { kind, before: column, taken });
  const wrong = 'mistake' in read ? read.mistake : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ('column' in read) onDone(read.column);
  };
  const types = columnTypes.filter((type) => kind === 'output' || type !== 'duration');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="column-title">
      <form onSubmit={submit}>
        <DialogTitle id="column-title">
          {column
            ? text('rules.columns.edit', { name: column.label ? localized(column.label) : typed.name })
            : text(`rules.columns.add_${kind}`)}
        </DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {!column && kind === 'input' && <Alert severity="info">{text('rules.columns.new_fact')}</Alert>}
            <TextField
              label={text('rules.columns.name')}
              helperText={column ? undefined : text('rules.columns.name_hint')}
              value={typed.name}
              disabled={column !== null}
              error={wrong === 'name'}
              onChange={(event) => set({ name: event.target.value.trim() })}
            />
            <TextField
              select
              id="column-type"
              label={text('rules.columns.type_label')}
              value={typed.type}
              disabled={column !== null}
              onChange={(event) => set({ type: types.find((type) => type === event.target.value) ?? 'text' })}
            >
              {types.map((type) => (
                <MenuItem key={type} value={type}>
                  {text(`rules.columns.type.${type}`)}
                </MenuItem>
              ))}
            </TextField>
            <Stack direction="row" spacing={1}>
              {(['en', 'zh'] as const).map((language) => (
                <TextField
                  key={language}
                  fullWidth
                  label={text(`rules.columns.label_${language}`)}
                  value={typed[language]}
                  error={wrong === 'label'}
                  onChange={(event) => set({ [language]: event.target.value })}
                />
              ))}
            </Stack>
            <TextField
              multiline
              minRows={3}
              label={text('rules.columns.values')}
              helperText={text('rules.columns.values_hint')}
              value={typed.values}
              error={wrong === 'values'}
              onChange={(event) => set({ values: event.target.value })}
            />
            {kind === 'input' && isNumeric(typed.type) && (
              <Stack direction="row" spacing={1}>
                {(['min', 'max'] as const).map((end) => (
                  <TextField
                    key={end}
                    fullWidth
                    label={text(`rules.columns.${end}`)}
                    value={typed[end]}
                    error={wrong === 'range'}
                    slotProps={{ htmlInput: { inputMode: 'decimal' } }}
                    onChange={(event) => set({ [end]: event.target.value })}
                  />
                ))}
              </Stack>
            )}
            {kind === 'input' && (
              <TextField
                label={text('rules.columns.absent')}
                helperText={text('rules.columns.absent_hint')}
                value={typed.absent}
                error={wrong === 'absent'}
                onChange={(event) => set({ absent: event.target.value })}
              />
            )}
            {wrong && <Alert severity="warning">{text(`rules.columns.wrong.${wrong}`)}</Alert>}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={wrong !== null}>
            {text('rules.columns.take')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
