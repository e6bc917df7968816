import { useSyncExternalStore } from 'react';
import type { Session } from '../../../server/contract/session.ts';

/** Who is signed in. `ended`: the server no longer knows the session, the page is kept until the person signs in again. */
export type SessionState =
  | { readonly type: 'unknown' }
  | { readonly type: 'signed-out' }
  | { readonly type: 'signed-in'; readonly session: Session; readonly clockOffsetMs: number }
  | { readonly type: 'ended'; readonly session: Session; readonly clockOffsetMs: number };

let state: SessionState = { type: 'unknown' };
const listeners = new Set<() => void>();

export function sessionState(): SessionState {
  return state;
}

export function setSession(session: Session): void {
  change({ type: 'signed-in', session, clockOffsetMs: Date.parse(session.serverTime) - Date.now() });
}

export function setSignedOut(): void {
  change({ type: 'signed-out' });
}

/** Called when the server answers 401 to somebody who was signed in. */
export function setSessionEnded(): void {
  if (state.type === 'signed-in') change({ ...state, type: 'ended' });
}

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSessionState(): SessionState {
  return useSyncExternalStore(subscribe, sessionState);
}

/** The session of the person on the page, null on the sign-in page. */
export function useSession(): Session | null {
  const current = useSessionState();
  return current.type === 'signed-in' || current.type === 'ended' ? current.session : null;
}

/** Milliseconds the server's clock is ahead of the browser's. */
export function clockOffsetMs(): number {
  return 'clockOffsetMs' in state ? state.clockOffsetMs : 0;
}
