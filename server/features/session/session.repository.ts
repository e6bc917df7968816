import { type Account, type AccountRow, accountColumns, toAccount } from '../../accounts/account.ts';
import { hashToken } from '../../accounts/secret-token.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';

/** A session with the person as they are now: a right taken away is gone at the next request. */
export interface StoredSession {
  readonly account: Account;
  readonly lastSeenAt: Date;
  /** Ends then in any case. */
  readonly expiresAt: Date;
}

export async function findSession(source: Pick<Reader, 'query'>, token: string): Promise<StoredSession | undefined> {
  const [row] = await source.query<AccountRow & { readonly last_seen_at: string; readonly expires_at: string }>(
    `SELECT ${accountColumns}, s.last_seen_at, s.expires_at
       FROM session s JOIN account a ON a.user_id = s.user_id WHERE s.id_hash = ?`,
    [hashToken(token)],
  );
  if (row === undefined) return undefined;
  return { account: toAccount(row), lastSeenAt: new Date(row.last_seen_at), expiresAt: new Date(row.expires_at) };
}

export async function insertSession(tx: Transaction, token: string, userId: string, expiresAt: Date): Promise<void> {
  await tx.execute(
    'INSERT INTO session (id_hash, user_id, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
    [hashToken(token), userId, tx.now, tx.now, expiresAt],
  );
}

export async function touchSession(tx: Transaction, token: string): Promise<void> {
  await tx.execute('UPDATE session SET last_seen_at = ? WHERE id_hash = ?', [tx.now, hashToken(token)]);
}

export async function deleteSession(tx: Transaction, token: string): Promise<void> {
  await tx.execute('DELETE FROM session WHERE id_hash = ?', [hashToken(token)]);
}

/** @param idleBefore sessions last seen before it have ended too */
export async function deleteEndedSessions(tx: Transaction, idleBefore: Date): Promise<void> {
  await tx.execute('DELETE FROM session WHERE expires_at <= ? OR last_seen_at <= ?', [tx.now, idleBefore]);
}
