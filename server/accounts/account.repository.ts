import type { Reader, Transaction } from '../database/unit-of-work.ts';
import { type Account, type AccountRow, accountColumns, toAccount } from './account.ts';

/** Accounts, by whichever connection the caller works on. */
type Source = Pick<Reader, 'query'>;

export async function findAccount(source: Source, account: string): Promise<Account | undefined> {
  const [row] = await source.query<AccountRow>(`SELECT ${accountColumns} FROM account a WHERE a.account = ?`, [
    account,
  ]);
  return row && toAccount(row);
}

export async function allAccounts(source: Source): Promise<readonly Account[]> {
  const rows = await source.query<AccountRow>(`SELECT ${accountColumns} FROM account a ORDER BY a.account`);
  return rows.map(toAccount);
}

/** True when somebody who can sign in administers the installation. */
export async function administratorExists(source: Source): Promise<boolean> {
  const rows = await source.query(
    `SELECT user_id FROM account WHERE active = 1 AND password_hash IS NOT NULL AND roles LIKE '%"administrator"%' LIMIT 1`,
  );
  return rows.length > 0;
}

export async function insertAccount(tx: Transaction, account: Account): Promise<void> {
  await tx.execute(
    `INSERT INTO account (user_id, account, name, password_hash, roles, groups, customer_id, language, active,
       created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      account.userId,
      account.account,
      JSON.stringify(account.name),
      account.passwordHash,
      JSON.stringify(account.roles),
      JSON.stringify(account.groups),
      account.customerId,
      account.language,
      account.active,
      tx.now,
      tx.now,
    ],
  );
}

/** Sets a password and ends everything that lets the person in without it: sessions, calendar subscriptions. */
export async function setPassword(tx: Transaction, userId: string, passwordHash: string): Promise<void> {
  await tx.execute('UPDATE account SET password_hash = ?, updated_at = ? WHERE user_id = ?', [
    passwordHash,
    tx.now,
    userId,
  ]);
  await tx.execute('DELETE FROM session WHERE user_id = ?', [userId]);
  await tx.execute('DELETE FROM calendar_subscription WHERE user_id = ?', [userId]);
}
