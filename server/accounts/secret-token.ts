import { createHash, randomBytes } from 'node:crypto';

/** A secret nobody guesses: 256 random bits, safe in a cookie and in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The database holds no token, so a copy of it lets nobody in. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
