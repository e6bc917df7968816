import type { Logger } from 'pino';

/** Does everything that is due. */
interface Settling {
  settle(): Promise<void>;
  /** Milliseconds until more is due, negative when it is already; null when nothing waits. */
  untilDue?(): Promise<number | null>;
}

/** Timers that fall due one after the other are taken together, some at a time. */
const leastPauseMs = 50;

/**
 * Looks for due jobs again and again. Nothing is armed in memory: what is due is found in the table, so a restart
 * loses nothing and any node may run it.
 */
export class Scheduler {
  readonly #runner: Settling;
  readonly #pollMs: number;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = true;

  constructor(runner: Settling, { pollMs, logger }: { readonly pollMs: number; readonly logger: Logger }) {
    this.#runner = runner;
    this.#pollMs = pollMs;
    this.#logger = logger;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Looks now instead of at the next poll; once more when it looks already, for what came meanwhile. */
  wake(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const looking = this.#look();
    this.#running = looking;
    void looking.then(async () => {
      const pause = this.#stopped ? 0 : await this.#pause();
      if (this.#stopped || this.#running !== looking) return;
      this.#timer = setTimeout(() => this.wake(), pause);
    });
  }

  /** Until the next job is due, at most a poll; what has been due for longer than that is in other hands. */
  async #pause(): Promise<number> {
    const due = (await this.#runner.untilDue?.().catch(() => null)) ?? null;
    if (due === null || due < -this.#pollMs) return this.#pollMs;
    return Math.min(this.#pollMs, Math.max(leastPauseMs, due));
  }

  #look(): Promise<void> {
    return this.#runner
      .settle()
      .catch((error: unknown) => this.#logger.error({ err: error }, 'due jobs could not be read'));
  }

  /** Stops looking and waits for the job that runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}
