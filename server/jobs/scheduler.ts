import type { Logger } from 'pino';

/** Does everything that is due. */
interface Settling {
  settle(): Promise<void>;
  /** Milliseconds until more is due, negative when it is already; null when nothing waits. Cheaper than `settle`. */
  untilDue?(): Promise<number | null>;
}

/** Timers that fall due one after the other are taken together, some at a time. */
const leastPauseMs = 50;

/**
 * Looks for due jobs again and again. Nothing is armed in memory: what is due is found in the table, so a restart
 * loses nothing and any node may run it. Most looks find nothing: where that can be asked, nothing more is done.
 */
export class Scheduler {
  readonly #runner: Settling;
  readonly #pollMs: number;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #looking = false;
  #woken = false;
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
    this.#woken = true;
    if (!this.#looking) this.#running = this.#lookWhileWoken();
  }

  /** Stops looking and waits for the job that runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #lookWhileWoken(): Promise<void> {
    clearTimeout(this.#timer);
    this.#looking = true;
    let pause = this.#pollMs;
    while (this.#woken && !this.#stopped) {
      this.#woken = false;
      pause = await this.#look();
    }
    this.#looking = false;
    if (!this.#stopped) this.#timer = setTimeout(() => this.wake(), pause);
  }

  /** @returns how long to pause, in milliseconds */
  async #look(): Promise<number> {
    try {
      const due = await this.#untilDue();
      if (due === null || due > 0) return this.#pause(due);
      await this.#runner.settle();
      return this.#stopped || !this.#runner.untilDue ? this.#pollMs : this.#pause(await this.#untilDue());
    } catch (error) {
      this.#logger.error({ err: error }, 'due jobs could not be read');
      return this.#pollMs;
    }
  }

  /** What cannot say when it is due is so at each look. */
  async #untilDue(): Promise<number | null> {
    return this.#runner.untilDue ? this.#runner.untilDue() : 0;
  }

  /** Until the next job is due, at most a poll; what has been due for longer than that is in other hands. */
  #pause(due: number | null): number {
    if (due === null || due < -this.#pollMs) return this.#pollMs;
    return Math.min(this.#pollMs, Math.max(leastPauseMs, due));
  }
}
