import { TextField } from '@mui/material';
import { useText } from '../../i18n/useText.ts';

/** Characters a reason needs, as on the server. */
const shortestReason = 10;

export function isReason(reason: string): boolean {
  return [...reason.trim()].length >= shortestReason;
}

/** Why something is done; it goes to the audit trail. */
export function ReasonField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const text = useText();
  return (
    <TextField
      required
      multiline
      minRows={2}
      fullWidth
      label={text('rules.reason')}
      helperText={text('rules.reason_hint')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 1000 } }}
    />
  );
}
