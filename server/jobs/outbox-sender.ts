import type { Logger } from 'pino';
import type { Reader, UnitOfWork } from '../database/unit-of-work.ts';
import { fault } from '../fault.ts';
import type { Job } from './job.ts';
import { leaseDue, putBack, renewLeases, takeJob, untilNextJob } from './job-table.ts';

/** Minutes before each retry: a receiver that is down for a day still gets everything. */
const waits = [1, 5, 15, 60, 240, 720, 1440];

/** As in the settings, for whoever sets nothing. */
const usualLeaseMs = 60_000;

/** Hands one entry to its receiver. @throws {Error} when it was not taken */
export type Post = (key: string, body: string) => Promise<void>;

/**
 * Sends what is in the outbox, outside of any transaction: at least once, and with the same key at every attempt, so
 * that a receiver that was cut off can tell the repetition. What was recorded as sent is never sent again.
 */
export class OutboxSender {
  readonly #inTransaction: UnitOfWork;
  readonly #reader: Reader;
  readonly #now: () => Date;
  readonly #post: Post;
  readonly #logger: Logger;
  readonly #owner: string;
  readonly #leaseMs: number;
  #stopping = false;
  #settling: Promise<void> = Promise.resolve();

  constructor(parts: {
    readonly unitOfWork: UnitOfWork;
    readonly reader: Reader;
    readonly now: () => Date;
    readonly post: Post;
    readonly logger: Logger;
    /** Names this node in leases. */
    readonly owner: string;
    readonly leaseMs?: number | undefined;
  }) {
    this.#inTransaction = parts.unitOfWork;
    this.#reader = parts.reader;
    this.#now = parts.now;
    this.#post = parts.post;
    this.#logger = parts.logger;
    this.#owner = parts.owner;
    this.#leaseMs = parts.leaseMs ?? usualLeaseMs;
  }

  /** Tries everything that is due now, one after the other. */
  settle(): Promise<void> {
    const run = this.#settling.then(() => this.#drain());
    this.#settling = run.catch(() => undefined);
    return run;
  }

  /** As of the table of jobs: what is due there may be of another lane. */
  untilDue(): Promise<number | null> {
    return untilNextJob(this.#reader, this.#now());
  }

  /** Takes up nothing more. */
  stop(): void {
    this.#stopping = true;
  }

  async #drain(): Promise<void> {
    const wanted = { lane: 'outside', most: 1, leaseMs: this.#leaseMs } as const;
    while (!this.#stopping) {
      const [job] = await this.#inTransaction((tx) => leaseDue(tx, this.#owner, wanted));
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
    const release = this.#hold(job);
    try {
      await this.#post(job.ref ?? '', body);
      fault('outbox-sent');
    } catch (error) {
      return this.#failed(job, error instanceof Error ? error.message : String(error));
    } finally {
      release();
    }
    await this.#inTransaction(async (tx) => {
      // Whoever slept past its lease sent it once more than needed; what became of it is the new holder's to say.
      if (!(await takeJob(tx, job, this.#owner))) return;
      fault('before-marked-sent');
      await tx.execute(`UPDATE outbox SET status = 'sent', sent_at = ?, last_error = NULL WHERE id = ?`, [
        tx.now,
        job.ref,
      ]);
    });
  }

  /** Keeps the lease while the receiver takes its time, so that no other node sends the same meanwhile. */
  #hold(job: Job): () => void {
    const renewing = setInterval(() => {
      this.#inTransaction((tx) => renewLeases(tx, [job], this.#owner, this.#leaseMs)).catch((error: unknown) =>
        this.#logger.warn({ err: error, outboxId: job.ref }, 'a lease could not be renewed'),
      );
    }, this.#leaseMs / 3);
    return () => clearInterval(renewing);
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
