/** Classes of SQLSTATE: connection lost, out of resources, operator intervention (shutdown, start-up). */
const temporarily = [/^08/, /^53/, /^57P/];
const codes = [
  '40001',
  '40P01',
  '25P03',
  '55P03',
  '57014',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'SQLITE_FULL',
  'SQLITE_BUSY',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  'ENOSPC',
];

/** A prepared statement answers other columns since the schema was migrated; a new connection prepares it anew. */
export const planOutdated = '0A000';

/** True when the database cannot answer now but may later: a full disk, a restart, no free connection. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  const message = error instanceof Error ? error.message : '';
  return (
    temporarily.some((pattern) => pattern.test(state)) ||
    codes.includes(state) ||
    isSilence(error) ||
    message.includes('timeout exceeded when trying to connect') ||
    message.includes('Client has encountered a connection error') ||
    message.includes('Connection terminated')
  );
}

/** True when a PostgreSQL that was asked did not answer in time: what the connection would bring later is of no use. */
export function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Query read timeout');
}

/** The SQLSTATE of a database error, '' for others. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(Reflect.get(error, 'driverError') ?? {}, 'code');
  return typeof code === 'string' ? code : '';
}
