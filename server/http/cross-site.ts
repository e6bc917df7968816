import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RequestError } from '../errors.ts';

/** The token a page of ours sends with each change. It follows from the session, so nothing more is stored. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('csrf').digest('base64url');
}

/**
 * Refuses a change that another site's page makes a browser send. Programs send no `Origin`; they need the token.
 *
 * @param publicUrl how browsers reach us; the `Host` header when it is not configured
 * @throws {RequestError} `CSRF_REFUSED`
 */
export function refuseForeignOrigin(request: IncomingMessage, publicUrl: string | null): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') refuse(`the request is ${String(site)}`);
  const { origin } = request.headers;
  if (origin === undefined) return;
  const allowed =
    publicUrl === null
      ? origin.replace(/^https?:\/\//, '') === request.headers.host
      : origin === new URL(publicUrl).origin;
  if (!allowed) refuse('the request comes from another origin');
}

/** @throws {RequestError} `CSRF_REFUSED` */
export function requireCsrfToken(request: IncomingMessage, sessionToken: string): void {
  const sent = request.headers['x-csrf-token'];
  const expected = Buffer.from(csrfTokenOf(sessionToken));
  const given = Buffer.from(typeof sent === 'string' ? sent : '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) refuse('X-CSRF-Token is missing or wrong');
}

function refuse(why: string): never {
  throw new RequestError('CSRF_REFUSED', why);
}
