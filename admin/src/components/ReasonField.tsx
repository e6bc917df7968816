import { TextField } from '@mui/material';
import { useText } from '../i18n/useText.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

/** Characters a reason needs, as on the server. */
const shortestReason = 10;

/** Long enough to say something, as the server counts. */
export function isReason(value: string): boolean {
  return [...value.trim()].length >= shortestReason;
}

/** Why something is done; it goes to the history and the audit trail. */
export function ReasonField({ value, onChange, autoFocus = false }: Props) {
  const text = useText();
  return (
    <TextField
      required
      multiline
      fullWidth
      minRows={2}
      autoFocus={autoFocus}
      label={text('app.reason.label')}
      helperText={text('app.reason.hint')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 2000 } }}
    />
  );
}
