import type { Clock } from '../clock.ts';

/** A step back up to this is a correction: time stands still until it is caught up. A longer one is followed. */
const correctionMs = 60_000;

/** A sample that took longer says too little. */
const slowestSampleMs = 1000;

/**
 * The clock of a database that several nodes share, so that all decide alike what is due and whose lease has run out.
 * Between samples it is counted on by the steady clock of the process: whatever happens to the node's own time, a
 * jump, a daylight-saving mistake, another zone, moves nothing.
 */
export class DatabaseClock implements Clock {
  readonly #steadyMs: () => number;
  #base: number;
  #sampledAt: number;
  #shown = 0;

  /** @param steadyMs milliseconds that only ever grow, from any beginning */
  constructor(steadyMs: () => number = () => performance.now(), begin: Date = new Date()) {
    this.#steadyMs = steadyMs;
    this.#base = begin.getTime();
    this.#sampledAt = steadyMs();
  }

  now(): Date {
    const counted = this.#base + (this.#steadyMs() - this.#sampledAt);
    const behind = this.#shown - counted;
    this.#shown = behind > 0 && behind <= correctionMs ? this.#shown : counted;
    return new Date(this.#shown);
  }

  /** Asks the database for its time; half of the way there and back is taken for the way back. */
  async follow(ask: () => Promise<Date>): Promise<void> {
    const begun = this.#steadyMs();
    const answer = await ask();
    const ended = this.#steadyMs();
    if (ended - begun > slowestSampleMs) return;
    this.#base = answer.getTime() + (ended - begun) / 2;
    this.#sampledAt = ended;
  }
}
