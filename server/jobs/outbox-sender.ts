import type { Logger } from 'pino';
import type { UnitOfWork } from '../database/unit-of-work.ts';
import type { Job } from './job.ts';
import { leaseDue, putBack, takeJob } from './job-table.ts';

/** Minutes before each retry: a receiver that is down for a day still gets everything. */
const waits = [1, 5, 15, 60, 240, 720, 1440];

/** Longer than an attempt may take, so that no other node sends the same meanwhile. */
const lease = { lane: 'outside', most: 1, leaseMs: 60_000 } as const;

/** Hands one entry to its receiver. @throws {Error} when it was not taken */
export type Post = (key: string, body: string) => Promise<void>;

/**
 * Sends what is in the outbox, outside of any transaction: at least once, and with the same key at every attempt, so
 * that a receiver that was cut off can tell the repetition. What was recorded as sent is never sent again.
 */
export class OutboxSender {
  readonly #inTransaction: UnitOfWork;
  readonly #post: Post;
  readonly #logger: Logger;
  readonly #owner: string;
  #settling: Promise<void> = Promise.resolve();

  constructor(parts: {
    readonly unitOfWork: UnitOfWork;
    readonly post: Post;
    readonly logger: Logger;
    /** Names this node in leases. */
    readonly owner: string;
  }) {
    this.#inTransaction = parts.unitOfWork;
    this.#post = parts.post;
    this.#logger = parts.logger;
    this.#owner = parts.owner;
  }

  /** Tries everything that is due now, one after the other. */
  settle(): Promise<void> {
    const run = this.#settling.then(() => this.#drain());
    this.#settling = run.catch(() => undefined);
    return run;
  }

  async #drain(): Promise<void> {
    for (;;) {
      const [job] = await this.#inTransaction((tx) => leaseDue(tx, this.#owner, lease));
      if (!job) return;
      await this.#send(job);
    }
  }

  async #send(job: Job): Promise<void> {
    const body = await this.#waitingBody(job);
    if (body === null) {
      await this.#inTransaction((tx) => takeJob(tx, job, this.#owner));
      return;
    }
    try {
      await this.#post(job.ref ?? '', body);
    } catch (error) {
      return this.#failed(job, error instanceof Error ? error.message : String(error));
    }
    await this.#inTransaction(async (tx) => {
      await takeJob(tx, job, this.#owner);
      await tx.execute(`UPDATE outbox SET status = 'sent', sent_at = ?, last_error = NULL WHERE id = ?`, [
        tx.now,
        job.ref,
      ]);
    });
  }

  async #waitingBody({ ref }: Job): Promise<string | null> {
    const [row] = await this.#inTransaction((tx) =>
      tx.query<{ payload: string }>(`SELECT payload FROM outbox WHERE id = ? AND status = 'waiting'`, [ref]),
    );
    return row?.payload ?? null;
  }

  /** Later; or never by itself, when all retries are used up: then a person sees it as dead and may send it again. */
  async #failed(job: Job, error: string): Promise<void> {
    const minutes = waits[job.attempts];
    this.#logger.warn({ outboxId: job.ref, attempts: job.attempts + 1, error }, 'a notice could not be sent');
    await this.#inTransaction(async (tx) => {
      const notBefore = new Date(tx.now.getTime() + (minutes ?? 0) * 60_000);
      const mine =
        minutes === undefined
          ? await takeJob(tx, job, this.#owner)
          : await putBack(tx, job, this.#owner, { notBefore, error, failed: true });
      if (!mine) return;
      await tx.execute(
        `UPDATE outbox SET status = ?, attempts = ?, last_error = ? WHERE id = ? AND status = 'waiting'`,
        [minutes === undefined ? 'dead' : 'waiting', job.attempts + 1, error, job.ref],
      );
    });
  }
}
