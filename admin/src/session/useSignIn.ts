import { useMutation } from '@tanstack/react-query';
import { useLogin, useSetLocale } from 'react-admin';
import type { Session } from '../../../server/contract/session.ts';
import type { Credentials } from '../authProvider.ts';
import { chosenLanguage } from '../i18n/preferredLanguage.ts';

/** Signs in and returns to the page that was asked for; who chose no language here gets the one of their account. */
export function useSignIn() {
  const login = useLogin();
  const setLocale = useSetLocale();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (credentials: Credentials): Promise<Session> => login(credentials),
    onSuccess: (session) => {
      if (chosenLanguage() === null) setLocale(session.user.language);
    },
  });
  return { signIn: mutate, isPending, error };
}
