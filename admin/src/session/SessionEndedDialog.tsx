import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLogout } from 'react-admin';
import { type Credentials, signIn } from '../authProvider.ts';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { PasswordField } from './PasswordField.tsx';
import { useSessionState } from './sessionStore.ts';

/** Signs the same person in again over the page, so that a half-filled form survives. */
export function SessionEndedDialog() {
  const text = useText();
  const localized = useLocalized();
  const state = useSessionState();
  const queries = useQueryClient();
  const logout = useLogout();
  const [password, setPassword] = useState('');
  const again = useMutation({
    mutationFn: (credentials: Credentials) => signIn(credentials),
    onSuccess: () => queries.invalidateQueries(),
    onSettled: () => setPassword(''),
  });
  if (state.type !== 'ended') return null;
  const { user, demo } = state.session;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    again.mutate(demo ? { demoAccount: user.account } : { account: user.account, password });
  };
  return (
    <Dialog open aria-labelledby="session-ended">
      <form onSubmit={submit}>
        <DialogTitle id="session-ended">{text('session.ended_title')}</DialogTitle>
        <DialogContent>
          <Stack spacing={1}>
            <Typography>{text('session.ended_hint', { name: localized(user.name) })}</Typography>
            {again.error && <ProblemNotice error={again.error} />}
            {!demo && <PasswordField value={password} onChange={setPassword} autoComplete="current-password" />}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => void logout()}>{text('session.other_person')}</Button>
          <Button type="submit" variant="contained" disabled={again.isPending}>
            {text('session.sign_in')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
