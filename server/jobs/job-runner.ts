import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { EngineError } from '../../engine/index.ts';
import type { Reader, Transaction, UnitOfWork } from '../database/unit-of-work.ts';
import { RequestError } from '../errors.ts';
import { retryAt } from './back-off.ts';
import type { InsideKind, Job } from './job.ts';
import { isDue, leaseDue, putBack, releaseLeases, renewLeases, takeJob, untilNextJob } from './job-table.ts';

/** Does the work of one job inside the transaction that takes it out of the table. */
type JobHandler = (tx: Transaction, job: Job) => Promise<void>;
export type JobHandlers = Readonly<Record<InsideKind, JobHandler>>;

/** Shows a person a job that was set aside, in the transaction that does so. */
type StallReporter = (tx: Transaction, job: Job, error: unknown) => Promise<void>;

const batchSize = 20;
/** Jobs that share a commit on SQLite, whose queue runs them in their order all the same. */
const together = 10;

/** As in the settings, for whoever sets nothing. */
const usual = { leaseMs: 60_000, jobsPerSecond: 1000 } as const;

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
  readonly #leaseMs: number;
  readonly #jobsPerSecond: number;
  #stopping = false;
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
    readonly leaseMs?: number | undefined;
    readonly jobsPerSecond?: number | undefined;
  }) {
    this.#inTransaction = parts.unitOfWork;
    this.#reader = parts.reader;
    this.#handlers = parts.handlers;
    this.#onStalled = parts.onStalled;
    this.#now = parts.now;
    this.#logger = parts.logger;
    this.#owner = parts.owner;
    this.#leaseMs = parts.leaseMs ?? usual.leaseMs;
    this.#jobsPerSecond = parts.jobsPerSecond ?? usual.jobsPerSecond;
  }

  /**
   * Runs everything that is due at the injected clock, in due order, and what becomes due by it. Who asks while a run
   * waits for its turn shares that run: it will see what they have committed.
   */
  settle(): Promise<void> {
    if (this.#waiting) return this.#waiting;
    const run = this.#settling.then(async () => {
      this.#waiting = undefined;
      await this.#drain();
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
      if (await this.#drain(requestId)) return;
      await delay(patience.step);
    }
  }

  /** Milliseconds until the next job may run, negative when one could already; null when none waits. */
  untilDue(): Promise<number | null> {
    return untilNextJob(this.#reader, this.#now());
  }

  /** Takes up no more due work but that of requests which are still answered. */
  stop(): void {
    this.#stopping = true;
  }

  /**
   * Most looks find nothing, and what the reader is asked costs no transaction.
   *
   * @returns false when something is due that others have leased, or that is left because this node stops
   */
  async #drain(requestId: string | null = null): Promise<boolean> {
    const wanted = { lane: 'inside', most: batchSize, leaseMs: this.#leaseMs } as const;
    while (requestId !== null || !this.#stopping) {
      if (!(await isDue(this.#reader, this.#now(), requestId))) return true;
      const begun = performance.now();
      const leasedAt = this.#now();
      const jobs = await this.#inTransaction((tx) => leaseDue(tx, this.#owner, wanted, requestId));
      if (jobs.length === 0) return false;
      await this.#runBatch(jobs, leasedAt, requestId);
      if (requestId === null && jobs.length === batchSize) await this.#pace(jobs.length, begun);
    }
    return false;
  }

  /** In order; a batch that takes long keeps what it has not begun, and lets go of what it lost meanwhile. */
  async #runBatch(jobs: readonly Job[], leasedAt: Date, requestId: string | null): Promise<void> {
    let left = jobs;
    let renewedAt = leasedAt;
    while (left.length > 0) {
      if (requestId === null && this.#stopping) {
        const unbegun = left;
        return this.#inTransaction((tx) => releaseLeases(tx, unbegun, this.#owner));
      }
      if (this.#now().getTime() - renewedAt.getTime() > this.#leaseMs / 2) {
        const kept = left;
        renewedAt = this.#now();
        left = await this.#inTransaction((tx) => renewLeases(tx, kept, this.#owner, this.#leaseMs));
        continue;
      }
      const next = left.slice(0, this.#reader.dialect === 'sqlite' ? together : 1);
      await Promise.all(next.map((job) => this.#run(job)));
      left = left.slice(next.length);
      // SQLite answers without waiting: nobody else would get a word in before the whole batch is done.
      await nextTurn();
    }
  }

  /** After days of standing still there is much to do at once: people's commands come in between. */
  async #pace(done: number, begun: number): Promise<void> {
    const early = (done * 1000) / this.#jobsPerSecond - (performance.now() - begun);
    if (early > 0) await delay(early);
  }

  async #run(job: Job): Promise<void> {
    try {
      await this.#inTransaction(async (tx) => {
        if (await takeJob(tx, job, this.#owner)) await this.#handlerOf(job)(tx, job);
      });
    } catch (error) {
      const { id, kind, instanceId } = job;
      if (failureOf(error) === 'race')
        this.#logger.info({ jobId: id, kind, instanceId }, 'a job lost a race and is run again');
      else this.#logger.error({ err: error, jobId: id, kind, instanceId }, 'a job failed');
      await this.#inTransaction((tx) => this.#putBack(tx, job, error));
    }
  }

  /** @throws {Error} for a job of another lane, which is never leased here */
  #handlerOf({ kind }: Job): JobHandler {
    if (kind === 'send-notice') throw new Error('notices are sent outside of transactions');
    return this.#handlers[kind];
  }

  /** Later, or aside when its retries are used up or of no use: then a person is shown it. A lost race is no failure. */
  async #putBack(tx: Transaction, job: Job, error: unknown): Promise<void> {
    const failure = failureOf(error);
    const notBefore = { race: tx.now, passing: retryAt(job.attempts + 1, tx.now), lasting: null }[failure];
    const mine = await putBack(tx, job, this.#owner, { notBefore, error: saidBy(error), failed: failure !== 'race' });
    if (mine && !notBefore) await this.#onStalled(tx, job, error);
  }
}

/** Somebody was faster; or it may work later; or it will not work until somebody repairs something. */
type Failure = 'race' | 'passing' | 'lasting';

function failureOf(error: unknown): Failure {
  if (error instanceof RequestError && error.code === 'STALE_WRITE') return 'race';
  return error instanceof EngineError && error.code === 'STATE_UNREADABLE' ? 'lasting' : 'passing';
}

/** What an error says to people. */
export function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
