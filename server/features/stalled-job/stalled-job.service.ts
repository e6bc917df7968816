import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { StalledJob } from '../../contract/stalled-job.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { Page } from '../../http/route.ts';

/** Stalls of cases are shown at the case, messages where kept messages are, and notices in the outbox. */
const besideCases = `status = 'stalled' AND kind NOT IN ('deliver-message', 'send-notice')
  AND NOT EXISTS (SELECT 1 FROM stall s WHERE s.stall_id = 'job:' || job.id)`;

/** Work that failed for good and belongs to no case: somebody must see it, and may try it again. */
export class StalledJobService {
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;

  constructor(reader: Reader, inTransaction: UnitOfWork) {
    this.#reader = reader;
    this.#inTransaction = inTransaction;
  }

  async list(page: {
    readonly order: 'ASC' | 'DESC';
    readonly first: number;
    readonly limit: number;
  }): Promise<Page<StalledJob>> {
    const rows = await this.#reader.query<Omit<StalledJob, 'id'> & { readonly id: number }>(
      `SELECT id, kind, ref, due_at AS "dueAt", attempts, last_error AS error FROM job
       WHERE ${besideCases} ORDER BY id ${page.order} LIMIT ? OFFSET ?`,
      [page.limit, page.first],
    );
    const [count] = await this.#reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM job WHERE ${besideCases}`);
    return { rows: rows.map((row) => ({ ...row, id: String(row.id) })), total: count?.n ?? 0 };
  }

  /** Lets it run again with all its retries, before the request is answered. @throws {NotFound} */
  async retry(id: string, reason: string, actor: Actor, requestId: string): Promise<void> {
    await this.#inTransaction(async (tx) => {
      const changed = await tx.execute(
        `UPDATE job SET status = 'ready', attempts = 0, not_before = ?, request_id = ? WHERE id = ? AND ${besideCases}`,
        [tx.now, requestId, /^\d{1,15}$/.test(id) ? Number(id) : -1],
      );
      if (changed !== 1) throw new NotFound('stalled job', id);
      await writeAudit(tx, [
        {
          actorId: actor.userId,
          action: 'stall-retried',
          entityType: 'job',
          entityId: id,
          details: { reason },
          requestId,
        },
      ]);
    });
  }
}
