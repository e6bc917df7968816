import type { Delegator } from '../../actor.ts';
import type { Reader } from '../../database/unit-of-work.ts';

/** Whom a person acts for at a moment, as those people are now. Nobody acts for an account that is not active. */
export async function delegatorsOf(
  source: Pick<Reader, 'query'>,
  userId: string,
  now: Date,
): Promise<readonly Delegator[]> {
  const rows = await source.query<{
    user_id: string;
    roles: string;
    groups: string;
    customer_id: string | null;
    process_id: string | null;
    role: string | null;
  }>(
    `SELECT a.user_id, a.roles, a.groups, a.customer_id, d.process_id, d.role
     FROM delegation d JOIN account a ON a.user_id = d.from_user
     WHERE d.to_user = ? AND d.starts_at <= ? AND d.ends_at > ? AND a.active = 1 ORDER BY d.starts_at, d.id`,
    [userId, now, now],
  );
  return rows.map((row) => ({
    userId: row.user_id,
    roles: JSON.parse(row.roles) as string[],
    groups: JSON.parse(row.groups) as string[],
    customerId: row.customer_id,
    processId: row.process_id,
    role: row.role,
  }));
}
