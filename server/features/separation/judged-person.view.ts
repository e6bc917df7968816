import { type Account, type AccountRow, accountColumns, toAccount } from '../../accounts/account.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { isProgram } from '../../grants.ts';

/** Somebody who could do work: an active account of a person; null for others. */
export async function activePerson(source: Pick<Reader, 'query'>, userId: string): Promise<Account | null> {
  const [row] = await source.query<AccountRow>(
    `SELECT ${accountColumns} FROM account a WHERE a.user_id = ? AND a.active = 1`,
    [userId],
  );
  const account = row && toAccount(row);
  return account && !isProgram(account.roles) ? account : null;
}
