import { pageSql, placeholders } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';

export interface NotificationRow {
  readonly id: number;
  readonly template: string;
  readonly data: string;
  readonly record_id: string | null;
  readonly record_type: string | null;
  readonly record_number: string | null;
  readonly created_at: string;
  /** When it was first to be seen; null: when it was made. */
  readonly visible_at: string | null;
  readonly read_at: string | null;
  /** 1 when the reader may open the record. */
  readonly readable: number;
}

export interface NotificationFilter {
  readonly id?: readonly string[] | undefined;
  readonly unread?: boolean | undefined;
}

/** Whose notices, and what of their records is shown. */
export interface NotificationReader {
  readonly userId: string;
  /** Notices held back until later are not there yet. */
  readonly now: Date;
  /** A notice of a restricted record is only for who needs to know it. */
  readonly needToKnow: Condition;
  readonly readable: Condition;
}

const from = 'FROM notification n LEFT JOIN record r ON r.id = n.record_id';

export async function listNotifications(
  reader: Reader,
  list: ListQuery<'id', NotificationFilter>,
  owner: NotificationReader,
): Promise<{ readonly rows: readonly NotificationRow[]; readonly total: number }> {
  const where = allOf([
    { sql: 'n.user_id = ?', params: [owner.userId] },
    { sql: '(n.visible_at IS NULL OR n.visible_at <= ?)', params: [owner.now] },
    owner.needToKnow,
    ...conditions(list.filter),
  ]);
  const page = pageSql({ id: 'n.id' }, list, 'n.id');
  const { readable } = owner;
  const rows = await reader.query<NotificationRow>(
    `SELECT n.*, r.type AS record_type, r.number AS record_number,
       CASE WHEN n.record_id IS NOT NULL AND (${readable.sql}) THEN 1 ELSE 0 END AS readable
     ${from} WHERE ${where.sql} ${page.sql}`,
    [...readable.params, ...where.params, ...page.params],
  );
  const [count] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n ${from} WHERE ${where.sql}`, where.params);
  return { rows, total: count?.n ?? 0 };
}

/** Marks one notice of a person as read. @returns false when the person has no such notice */
export async function markRead(tx: Transaction, userId: string, id: string): Promise<boolean> {
  const changed = await tx.execute(
    `UPDATE notification SET read_at = COALESCE(read_at, ?)
     WHERE id = ? AND user_id = ? AND (visible_at IS NULL OR visible_at <= ?)`,
    [tx.now, Number(id), userId, tx.now],
  );
  return changed === 1;
}

/** @returns how many were unread */
export async function markAllRead(tx: Transaction, userId: string): Promise<number> {
  return tx.execute(
    'UPDATE notification SET read_at = ? WHERE user_id = ? AND read_at IS NULL AND (visible_at IS NULL OR visible_at <= ?)',
    [tx.now, userId, tx.now],
  );
}

function conditions({ id, unread }: NotificationFilter): readonly Condition[] {
  const ids = (id ?? []).map(Number).filter(Number.isSafeInteger);
  const among =
    ids.length === 0 ? { sql: '1 = 0', params: [] } : { sql: `n.id IN (${placeholders(ids)})`, params: ids };
  return [
    ...(id === undefined ? [] : [among]),
    ...(unread === undefined ? [] : [{ sql: `n.read_at IS ${unread ? '' : 'NOT '}NULL`, params: [] }]),
  ];
}
