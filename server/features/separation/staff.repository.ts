import { type AccountRow, accountColumns, toAccount } from '../../accounts/account.ts';
import type { Localized } from '../../contract/common.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { isProgram } from '../../grants.ts';
import { userFields } from '../user/user.service.ts';
import type { Sided } from './sides.ts';

/** Somebody who could do work: an active account that is not a program's. */
export interface StaffMember extends Sided {
  readonly id: string;
  readonly name: Localized;
  readonly deputyId: string | null;
}

/** Everybody who could do work, by id. */
export async function activeStaff(source: Pick<Reader, 'query'>): Promise<readonly StaffMember[]> {
  const rows = await source.query<AccountRow & { fields: string | null }>(
    `SELECT ${accountColumns}, r.fields AS fields FROM account a LEFT JOIN record r ON r.id = a.user_id AND r.type = 'user'
     WHERE a.active = 1 ORDER BY a.user_id`,
  );
  return rows
    .map((row) => ({ ...toAccount(row), fields: row.fields }))
    .filter(({ roles }) => !isProgram(roles))
    .map(({ userId, name, roles, customerId, fields }) => ({
      ...{ id: userId, name, roles, customerId },
      deputyId: fields === null ? null : userFields.parse(JSON.parse(fields)).deputyId,
    }));
}
