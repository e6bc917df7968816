import { type Account, type AccountRow, accountColumns, toAccount } from '../../accounts/account.ts';
import { hashToken } from '../../accounts/secret-token.ts';
import type { CalendarSubscription } from '../../contract/calendar-subscription.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';

type Source = Pick<Reader, 'query'>;

interface Row {
  readonly subscription_id: string;
  readonly subscription_name: string;
  readonly subscription_language: 'en' | 'zh';
  readonly subscribed_at: string;
  readonly last_read_at: string | null;
}

const columns = `s.id AS subscription_id, s.name AS subscription_name, s.language AS subscription_language,
  s.created_at AS subscribed_at, s.last_read_at`;

/** A subscription with its owner as they are now. */
export interface OwnedSubscription {
  readonly subscription: CalendarSubscription;
  readonly owner: Account;
}

/** Of one person, the oldest first. */
export async function subscriptionsOf(source: Source, userId: string): Promise<readonly CalendarSubscription[]> {
  const rows = await source.query<Row>(
    `SELECT ${columns} FROM calendar_subscription s WHERE s.user_id = ? ORDER BY s.created_at, s.id`,
    [userId],
  );
  return rows.map(toSubscription);
}

export async function findByToken(source: Source, token: string): Promise<OwnedSubscription | undefined> {
  const [row] = await source.query<Row & AccountRow>(
    `SELECT ${columns}, ${accountColumns} FROM calendar_subscription s JOIN account a ON a.user_id = s.user_id
     WHERE s.token_hash = ?`,
    [hashToken(token)],
  );
  return row && { subscription: toSubscription(row), owner: toAccount(row) };
}

export async function insertSubscription(
  tx: Transaction,
  { id, name, language }: Pick<CalendarSubscription, 'id' | 'name' | 'language'>,
  { userId, token }: { readonly userId: string; readonly token: string },
): Promise<void> {
  await tx.execute(
    'INSERT INTO calendar_subscription (id, user_id, token_hash, name, language, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    [id, userId, hashToken(token), name, language, tx.now],
  );
}

export async function deleteSubscription(tx: Transaction, id: string): Promise<void> {
  await tx.execute('DELETE FROM calendar_subscription WHERE id = ?', [id]);
}

export async function noteRead(tx: Transaction, id: string): Promise<void> {
  await tx.execute('UPDATE calendar_subscription SET last_read_at = ? WHERE id = ?', [tx.now, id]);
}

function toSubscription(row: Row): CalendarSubscription {
  return {
    id: row.subscription_id,
    name: row.subscription_name,
    language: row.subscription_language,
    createdAt: new Date(row.subscribed_at).toISOString(),
    lastReadAt: row.last_read_at === null ? null : new Date(row.last_read_at).toISOString(),
  };
}
