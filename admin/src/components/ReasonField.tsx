import { TextField } from '@mui/material';
import { useText } from '../i18n/useText.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
  /** Characters the server takes at most. */
  readonly most?: number;
  /** For a text that may be said with it and need not: how it is called, and what becomes of it. */
  readonly optional?: { readonly label: string; readonly hint: string };
}

/** Characters a reason needs, as on the server. */
const shortestReason = 10;

/** Long enough to say something, as the server counts. */
export function isReason(value: string): boolean {
  return [...value.trim()].length >= shortestReason;
}

/** Why something is done; it goes to the history and the audit trail. */
export function ReasonField({ value, onChange, autoFocus = false, most = 2000, optional }: Props) {
  const text = useText();
  return (
    <TextField
      required={optional === undefined}
      multiline
      fullWidth
      minRows={2}
      autoFocus={autoFocus}
      label={optional?.label ?? text('app.reason.label')}
      helperText={optional?.hint ?? text('app.reason.hint')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: most } }}
    />
  );
}
