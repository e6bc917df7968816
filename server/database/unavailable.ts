import { sqlState } from './postgres-unit-of-work.ts';

/** Classes of SQLSTATE: connection lost, out of resources, operator intervention (shutdown, start-up). */
const temporarily = [/^08/, /^53/, /^57P/];
const codes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'SQLITE_FULL',
  'SQLITE_BUSY',
  'SQLITE_IOERR_WRITE',
  'ENOSPC',
];

/** True when the database cannot answer now but may later: a full disk, a restart, no free connection. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  const message = error instanceof Error ? error.message : '';
  return (
    temporarily.some((pattern) => pattern.test(state)) ||
    codes.includes(state) ||
    message.includes('timeout exceeded when trying to connect') ||
    message.includes('Connection terminated')
  );
}
