import { type Account, type AccountRow, accountColumns, toAccount } from '../../accounts/account.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';

type Source = Pick<Reader, 'query'>;

export async function watches(source: Source, recordId: string, userId: string): Promise<boolean> {
  const rows = await source.query('SELECT 1 AS one FROM record_watcher WHERE record_id = ? AND user_id = ?', [
    recordId,
    userId,
  ]);
  return rows.length > 0;
}

export async function addWatcher(tx: Transaction, recordId: string, userId: string): Promise<void> {
  await tx.execute(
    `INSERT INTO record_watcher (record_id, user_id, since) VALUES (?, ?, ?) ON CONFLICT (record_id, user_id) DO NOTHING`,
    [recordId, userId, tx.now],
  );
}

export async function removeWatcher(tx: Transaction, recordId: string, userId: string): Promise<void> {
  await tx.execute('DELETE FROM record_watcher WHERE record_id = ? AND user_id = ?', [recordId, userId]);
}

/** Who watches a record and can still sign in. */
export async function watchersOf(source: Source, recordId: string): Promise<readonly Account[]> {
  const rows = await source.query<AccountRow>(
    `SELECT ${accountColumns} FROM account a JOIN record_watcher w ON w.user_id = a.user_id
     WHERE w.record_id = ? AND a.active = 1 ORDER BY a.user_id`,
    [recordId],
  );
  return rows.map(toAccount);
}
