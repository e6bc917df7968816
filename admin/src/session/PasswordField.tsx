import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { type KeyboardEvent, useState } from 'react';
import { useText } from '../i18n/useText.ts';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
}

/** Shows what is typed on demand and says when Caps Lock is on. */
export function PasswordField({ value, onChange, autoComplete, hint }: Props) {
  const text = useText();
  const [visible, setVisible] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <TextField
      label={text('session.password')}
      type={visible ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyUp={watch}
      onKeyDown={watch}
      autoComplete={autoComplete}
      helperText={capsLock ? text('session.caps_lock') : hint}
      required
      fullWidth
      slotProps={{
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                edge="end"
                aria-label={text(visible ? 'session.hide_password' : 'session.show_password')}
                onClick={() => setVisible(!visible)}
              >
                {visible ? <HideIcon /> : <ShowIcon />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
