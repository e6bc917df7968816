import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { OutboxEntry } from '../../contract/outbox.ts';
import { pageSql, placeholders } from '../../database/list-sql.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { insertJob } from '../../jobs/job-table.ts';
import { type Condition, everything } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';

export interface OutboxFilter {
  readonly id?: readonly string[] | undefined;
  readonly status?: OutboxEntry['status'] | undefined;
}

interface OutboxRow {
  readonly id: string;
  readonly status: OutboxEntry['status'];
  readonly attempts: number;
  readonly last_error: string | null;
  readonly created_at: string;
  readonly sent_at: string | null;
}

/** What left the system, what waits, and what could not be delivered. */
export class OutboxService {
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;

  constructor(reader: Reader, inTransaction: UnitOfWork) {
    this.#reader = reader;
    this.#inTransaction = inTransaction;
  }

  async list(list: ListQuery<'createdAt', OutboxFilter>): Promise<Page<OutboxEntry>> {
    const where = allOf([everything, ...conditions(list.filter)]);
    const page = pageSql({ createdAt: 'created_at' }, list);
    const rows = await this.#reader.query<OutboxRow>(`SELECT * FROM outbox WHERE ${where.sql} ${page.sql}`, [
      ...where.params,
      ...page.params,
    ]);
    const [count] = await this.#reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM outbox WHERE ${where.sql}`,
      where.params,
    );
    return { rows: rows.map(viewOf), total: count?.n ?? 0 };
  }

  /** Lets a dead entry be tried again. @throws {NotFound} when there is no dead one of this id */
  async resend(id: string, actor: Actor, requestId: string): Promise<OutboxEntry> {
    return this.#inTransaction(async (tx) => {
      const [row] = await tx.query<OutboxRow>(
        `UPDATE outbox SET status = 'waiting', attempts = 0 WHERE id = ? AND status = 'dead' RETURNING *`,
        [id],
      );
      if (!row) throw new NotFound('dead outbox entry', id);
      await insertJob(tx, { kind: 'send-notice', dueAt: tx.now, ref: id });
      await writeAudit(tx, [
        { actorId: actor.userId, action: 'outbox-resent', entityType: 'outbox', entityId: id, details: {}, requestId },
      ]);
      return viewOf(row);
    });
  }
}

function conditions({ id, status }: OutboxFilter): readonly Condition[] {
  return [
    ...(id === undefined ? [] : [{ sql: `id IN (${placeholders(id)})`, params: id }]),
    ...(status === undefined ? [] : [{ sql: 'status = ?', params: [status] }]),
  ];
}

function viewOf(row: OutboxRow): OutboxEntry {
  const { id, status, attempts } = row;
  return { id, status, attempts, lastError: row.last_error, createdAt: row.created_at, sentAt: row.sent_at };
}
