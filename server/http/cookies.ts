import type { IncomingMessage } from 'node:http';

/** Name of the session cookie; the prefix makes browsers insist on TLS, on the whole site, and on this host. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-praxis' : 'praxis';
}

/** Value of the session cookie; null when absent or not of our shape. */
export function readSessionCookie(request: IncomingMessage, secure: boolean): string | null {
  const name = cookieName(secure);
  const pair = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .find(([key]) => key === name);
  const value = pair?.[1] ?? '';
  return /^[\w-]{43}$/.test(value) ? value : null;
}

/** `Set-Cookie` for a session that the server ends; null removes it. */
export function sessionCookie(token: string | null, secure: boolean): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
  if (token === null) attributes.push('Max-Age=0');
  return [`${cookieName(secure)}=${token ?? ''}`, ...attributes].join('; ');
}
