import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Reader, Transaction, UnitOfWork } from '../database/unit-of-work.ts';
import { RequestError } from '../errors.ts';
import { retryAt } from './back-off.ts';
import type { InsideKind, Job } from './job.ts';
import { followUpsLeft, leaseDue, nextDue, putBack, takeJob } from './job-table.ts';

/** Does the work of one job inside the transaction that takes it out of the table. */
type JobHandler = (tx: Transaction, job: Job) => Promise<void>;
export type JobHandlers = Readonly<Record<InsideKind, JobHandler>>;

/** Shows a person a job that was set aside, in the transaction that does so. */
type StallReporter = (tx: Transaction, job: Job, message: string) => Promise<void>;

const batch = { lane: 'inside', most: 20, leaseMs: 60_000 } as const;

/** How long a request waits for follow-ups that somebody else has leased, and how often it looks, in milliseconds. */
const patience = { total: 5_000, step: 10 } as const;

/** Runs due jobs, one transaction each. A failing one is put back or aside; the others go on. */
export class JobRunner {
  readonly #inTransaction: UnitOfWork;
  readonly #reader: Reader;
  readonly #handlers: JobHandlers;
  readonly #onStalled: StallReporter;
  readonly #now: () => Date;
  readonly #logger: Logger;
  readonly #owner: string;
  #settling: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | undefined;

  constructor(parts: {
    readonly unitOfWork: UnitOfWork;
    readonly reader: Reader;
    readonly handlers: JobHandlers;
    readonly onStalled: StallReporter;
    readonly now: () => Date;
    readonly logger: Logger;
    /** Names this node in leases; unique among the nodes of a database. */
    readonly owner: string;
  }) {
    this.#inTransaction = parts.unitOfWork;
    this.#reader = parts.reader;
    this.#handlers = parts.handlers;
    this.#onStalled = parts.onStalled;
    this.#now = parts.now;
    this.#logger = parts.logger;
    this.#owner = parts.owner;
  }

  /**
   * Runs everything that is due at the injected clock, in due order, and what becomes due by it. Who asks while a run
   * waits for its turn shares that run: it will see what they have committed.
   */
  settle(): Promise<void> {
    if (this.#waiting) return this.#waiting;
    const run = this.#settling.then(() => {
      this.#waiting = undefined;
      return this.#drain();
    });
    this.#waiting = run;
    this.#settling = run.catch(() => undefined);
    return run;
  }

  /**
   * Runs what a request led to, and what follows from that, as far as it is due: its answer then shows the process at
   * rest. Other due work is left to the scheduler, however much of it there is; what the scheduler has leased of the
   * request's own is waited for.
   */
  async settleRequest(requestId: string): Promise<void> {
    for (let waited = 0; waited < patience.total; waited += patience.step) {
      await this.#drain(requestId);
      if (!(await followUpsLeft(this.#reader, requestId, this.#now()))) return;
      await delay(patience.step);
    }
  }

  /** When the next job may run; null when none waits. */
  nextDue(): Promise<Date | null> {
    return nextDue(this.#reader);
  }

  async #drain(requestId: string | null = null): Promise<void> {
    for (;;) {
      const jobs = await this.#inTransaction((tx) => leaseDue(tx, this.#owner, batch, requestId));
      if (jobs.length === 0) return;
      for (const job of jobs) await this.#run(job);
    }
  }

  async #run(job: Job): Promise<void> {
    try {
      await this.#inTransaction(async (tx) => {
        if (await takeJob(tx, job, this.#owner)) await this.#handlerOf(job)(tx, job);
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const { id, kind, instanceId } = job;
      if (isStale(error)) this.#logger.info({ jobId: id, kind, instanceId }, 'a job lost a race and is run again');
      else this.#logger.error({ err: error, jobId: id, kind, instanceId }, 'a job failed');
      await this.#inTransaction((tx) => this.#putBack(tx, job, message, isStale(error)));
    }
  }

  /** @throws {Error} for a job of another lane, which is never leased here */
  #handlerOf({ kind }: Job): JobHandler {
    if (kind === 'send-notice') throw new Error('notices are sent outside of transactions');
    return this.#handlers[kind];
  }

  /** Later, or aside when its retries are used up: then a person is shown it. A lost race is no failure. */
  async #putBack(tx: Transaction, job: Job, error: string, lostRace: boolean): Promise<void> {
    const notBefore = lostRace ? tx.now : retryAt(job.attempts + 1, tx.now);
    const mine = await putBack(tx, job, this.#owner, { notBefore, error, failed: !lostRace });
    if (mine && !notBefore) await this.#onStalled(tx, job, error);
  }
}

function isStale(error: unknown): boolean {
  return error instanceof RequestError && error.code === 'STALE_WRITE';
}
