import { Button, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useText } from '../i18n/useText.ts';
import { PasswordField } from './PasswordField.tsx';
import { useSignIn } from './useSignIn.ts';

/** First start: whoever can read the server's output becomes its administrator. */
export function SetupForm() {
  const text = useText();
  const { signIn, isPending, error } = useSignIn();
  const [filled, setFilled] = useState({ token: '', name: '', account: '', password: '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn(filled);
  };
  return (
    <Stack component="form" spacing={1} onSubmit={submit}>
      <Typography variant="h2">{text('session.setup_title')}</Typography>
      <Typography variant="body2">{text('session.setup_hint')}</Typography>
      {error && <ProblemNotice error={error} />}
      {(['token', 'name', 'account'] as const).map((key) => (
        <TextField
          key={key}
          label={text(`session.${key}`)}
          value={filled[key]}
          onChange={(event) => setFilled({ ...filled, [key]: event.target.value })}
          autoComplete={key === 'account' ? 'username' : 'off'}
          required
          fullWidth
        />
      ))}
      <PasswordField
        value={filled.password}
        onChange={(password) => setFilled({ ...filled, password })}
        autoComplete="new-password"
        hint={text('session.password_rule')}
      />
      <Button type="submit" variant="contained" size="medium" disabled={isPending}>
        {text('session.set_up')}
      </Button>
    </Stack>
  );
}
