import type { AuthProvider } from 'react-admin';
import type { Session } from '../../server/contract/session.ts';
import { clearDrafts } from './form/draft.ts';
import { ProblemError, request } from './session/request.ts';
import { sessionState, setSession, setSignedOut } from './session/sessionStore.ts';

export type Credentials =
  | { readonly account: string; readonly password: string }
  | { readonly demoAccount: string }
  | { readonly token: string; readonly account: string; readonly password: string; readonly name: string };

/** Signs in with a password, as a demo person, or by creating the first administrator. */
export async function signIn(credentials: Credentials): Promise<Session> {
  const { value } =
    'demoAccount' in credentials
      ? await request<Session>('/api/session/demo', { method: 'POST', body: { account: credentials.demoAccount } })
      : await request<Session>('token' in credentials ? '/api/setup' : '/api/session', {
          method: 'POST',
          body: credentials,
        });
  setSession(value);
  return value;
}

/** The session cookie decides; nothing about the session is stored in the browser. */
export const authProvider: AuthProvider = {
  login: signIn,
  async logout() {
    if (sessionState().type === 'signed-in')
      await request('/api/session', { method: 'DELETE' }).catch(ignoreEndedSession);
    clearDrafts();
    setSignedOut();
  },
  async checkAuth() {
    const { type } = sessionState();
    if (type === 'signed-in' || type === 'ended') return;
    if (type === 'signed-out') throw new Error();
    setSession((await request<Session>('/api/session')).value);
  },
  /** The page stays: `request` has noticed, and a dialog asks to sign in again, so that nothing typed is lost. */
  async checkError() {},
  async getPermissions() {
    const current = sessionState();
    return 'session' in current ? current.session.permissions : [];
  },
};

function ignoreEndedSession(error: unknown): void {
  if (!(error instanceof ProblemError)) throw error;
}
