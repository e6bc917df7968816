import type { Reader, Transaction } from '../../database/unit-of-work.ts';

export interface DelegationRow {
  readonly id: string;
  readonly from_user: string;
  readonly to_user: string;
  readonly process_id: string | null;
  readonly role: string | null;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly reason: string;
  readonly created_by: string;
}

type Source = Pick<Reader, 'query'>;

/** More nobody looks through. */
const mostShown = 200;

/** Delegations from or to a person, or everybody's for null; the latest first. */
export function listDelegations(source: Source, userId: string | null): Promise<readonly DelegationRow[]> {
  const own = userId === null ? '' : 'WHERE from_user = ? OR to_user = ?';
  return source.query<DelegationRow>(
    `SELECT * FROM delegation ${own} ORDER BY starts_at DESC, id LIMIT ${mostShown}`,
    userId === null ? [] : [userId, userId],
  );
}

export async function findDelegation(source: Source, id: string): Promise<DelegationRow | undefined> {
  const [row] = await source.query<DelegationRow>('SELECT * FROM delegation WHERE id = ?', [id]);
  return row;
}

export async function insertDelegation(tx: Transaction, row: DelegationRow): Promise<void> {
  await tx.execute(
    `INSERT INTO delegation (id, from_user, to_user, process_id, role, starts_at, ends_at, reason, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.id,
      row.from_user,
      row.to_user,
      row.process_id,
      row.role,
      row.starts_at,
      row.ends_at,
      row.reason,
      row.created_by,
      tx.now,
    ],
  );
}

/** A rule that keeps `to` away from an open task `from` has within the scope; undefined when there is none. */
export async function barredFromWorkOf(
  source: Source,
  { from_user, to_user, process_id, role }: Pick<DelegationRow, 'from_user' | 'to_user' | 'process_id' | 'role'>,
): Promise<{ readonly rule: string; readonly task_id: string } | undefined> {
  const [row] = await source.query<{ rule: string; task_id: string }>(
    `SELECT x.rule, x.task_id FROM task t JOIN task_exclusion x ON x.task_id = t.id AND x.user_id = ?
     LEFT JOIN record r ON r.id = t.record_id
     WHERE t.status = 'open' AND t.assignee_id = ? ${process_id === null ? '' : 'AND r.process_id = ?'}
       ${role === null ? '' : 'AND t.role = ?'} ORDER BY t.opened_at, t.id`,
    [to_user, from_user, ...(process_id === null ? [] : [process_id]), ...(role === null ? [] : [role])],
  );
  return row;
}
