import type { Logger } from 'pino';
import type { Reader, Transaction, UnitOfWork } from '../database/unit-of-work.ts';
import { retryAt } from './back-off.ts';
import type { Job, JobKind } from './job.ts';
import { leaseDue, nextDue, putBack, takeJob } from './job-table.ts';
import { reportStalledJob } from './stalled-job.ts';

/** Does the work of one job inside the transaction that takes it out of the table. */
export type JobHandler = (tx: Transaction, job: Job) => Promise<void>;
export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;

const batch = { most: 20, leaseMs: 60_000 };

/** Runs due jobs, one transaction each. A failing one is put back or aside; the others go on. */
export class JobRunner {
  readonly #inTransaction: UnitOfWork;
  readonly #reader: Reader;
  readonly #handlers: JobHandlers;
  readonly #logger: Logger;
  readonly #owner: string;
  #settling: Promise<void> = Promise.resolve();

  constructor(parts: {
    readonly unitOfWork: UnitOfWork;
    readonly reader: Reader;
    readonly handlers: JobHandlers;
    readonly logger: Logger;
    /** Names this node in leases; unique among the nodes of a database. */
    readonly owner: string;
  }) {
    this.#inTransaction = parts.unitOfWork;
    this.#reader = parts.reader;
    this.#handlers = parts.handlers;
    this.#logger = parts.logger;
    this.#owner = parts.owner;
  }

  /** Runs everything that is due at the injected clock, in due order, and what becomes due by it. */
  settle(): Promise<void> {
    const run = this.#settling.then(() => this.#drain());
    this.#settling = run.catch(() => undefined);
    return run;
  }

  /** When the next job may run; null when none waits. */
  nextDue(): Promise<Date | null> {
    return nextDue(this.#reader);
  }

  async #drain(): Promise<void> {
    for (;;) {
      const jobs = await this.#inTransaction((tx) => leaseDue(tx, this.#owner, batch));
      if (jobs.length === 0) return;
      for (const job of jobs) await this.#run(job);
    }
  }

  async #run(job: Job): Promise<void> {
    try {
      await this.#inTransaction(async (tx) => {
        if (await takeJob(tx, job, this.#owner)) await this.#handlers[job.kind](tx, job);
      });
    } catch (error) {
      this.#logger.error({ err: error, jobId: job.id, kind: job.kind, instanceId: job.instanceId }, 'a job failed');
      await this.#inTransaction((tx) => this.#putBack(tx, job, error instanceof Error ? error.message : String(error)));
    }
  }

  /** Later, or aside when its retries are used up: then a person sees it as a stall. */
  async #putBack(tx: Transaction, job: Job, error: string): Promise<void> {
    const notBefore = retryAt(job.attempts + 1, tx.now);
    await putBack(tx, job, this.#owner, { notBefore, error });
    if (!notBefore) await reportStalledJob(tx, job, error);
  }
}
