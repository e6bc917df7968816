import type { Actor } from '../../actor.ts';
import type { Notification } from '../../contract/notification.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { needToKnowOf, readableRecords } from '../record/readable.view.ts';
import {
  listNotifications,
  markAllRead,
  markRead,
  type NotificationFilter,
  type NotificationRow,
} from './notification.repository.ts';

/** The notices of the person who asks; nobody reads those of others. */
export class InboxNotificationService {
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;
  readonly #directory: Directory;
  readonly #now: () => Date;

  constructor(reader: Reader, inTransaction: UnitOfWork, directory: Directory, now: () => Date) {
    this.#reader = reader;
    this.#inTransaction = inTransaction;
    this.#directory = directory;
    this.#now = now;
  }

  async list(list: ListQuery<'id', NotificationFilter>, actor: Actor): Promise<Page<Notification>> {
    const { rows, total } = await listNotifications(this.#reader, list, {
      userId: actor.userId,
      now: this.#now(),
      needToKnow: needToKnowOf('n.record_id', actor),
      readable: await readableRecords(actor, this.#directory),
    });
    return { rows: rows.map(viewOf), total };
  }

  /** @throws {NotFound} also for a notice of somebody else */
  async read(id: string, actor: Actor): Promise<Notification> {
    await this.#inTransaction((tx) => markRead(tx, actor.userId, id));
    const sort = { field: 'id', order: 'ASC' } as const;
    const [found] = (await this.list({ sort, first: 0, limit: 1, filter: { id: [id] } }, actor)).rows;
    if (!found) throw new NotFound('notification', id);
    return found;
  }

  /** @returns how many were unread */
  readAll(actor: Actor): Promise<number> {
    return this.#inTransaction((tx) => markAllRead(tx, actor.userId));
  }
}

function viewOf(row: NotificationRow): Notification {
  const open = row.readable === 1;
  return {
    id: String(row.id),
    template: row.template,
    data: JSON.parse(row.data) as Notification['data'],
    recordType: open ? row.record_type : null,
    recordId: open ? row.record_id : null,
    recordNumber: open ? row.record_number : null,
    createdAt: row.visible_at ?? row.created_at,
    readAt: row.read_at,
  };
}
