import { TextField } from '@mui/material';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** False for what may be said with it and need not. */
  readonly isReason: boolean;
}

const shortest = 10;

/** Long enough to say something, as the server counts. */
export function isReason(value: string): boolean {
  return [...value.trim()].length >= shortest;
}

/** Why, for history and audit trail; or what goes with a notice. */
export function ReasonField({ value, onChange, isReason: required }: Props) {
  const text = useText();
  return (
    <TextField
      required={required}
      multiline
      minRows={2}
      fullWidth
      label={text(required ? 'byHand.reason' : 'byHand.text')}
      helperText={text(required ? 'byHand.reason_hint' : 'byHand.text_hint')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 2000 } }}
    />
  );
}
