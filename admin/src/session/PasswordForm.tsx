import { Button, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useText } from '../i18n/useText.ts';
import { PasswordField } from './PasswordField.tsx';
import { useSignIn } from './useSignIn.ts';

export function PasswordForm() {
  const text = useText();
  const { signIn, isPending, error } = useSignIn();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn({ account, password });
  };
  return (
    <Stack component="form" spacing={1} onSubmit={submit}>
      <Typography variant="h2">{text('session.title')}</Typography>
      {error && <ProblemNotice error={error} />}
      <TextField
        label={text('session.account')}
        value={account}
        onChange={(event) => setAccount(event.target.value)}
        autoComplete="username"
        required
        fullWidth
      />
      <PasswordField value={password} onChange={setPassword} autoComplete="current-password" />
      <Button type="submit" variant="contained" size="medium" disabled={isPending}>
        {text('session.sign_in')}
      </Button>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {text('session.forgot')}
      </Typography>
    </Stack>
  );
}
