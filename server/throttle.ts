import type { Clock } from './clock.ts';
import { RequestError } from './errors.ts';

const keysAtMost = 10_000;

interface Counted {
  readonly since: number;
  readonly count: number;
}

/**
 * Counts by key within a stretch of time, and refuses what is too much. Each node counts for itself; of very many
 * keys the oldest are forgotten.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #windowMs: number;
  readonly #counted = new Map<string, Counted>();

  constructor(clock: Clock, windowMs: number) {
    this.#clock = clock;
    this.#windowMs = windowMs;
  }

  /** @throws {RequestError} `TOO_MANY_REQUESTS` with `retryAfterSeconds`, once `atMost` were counted */
  refuse(key: string, atMost: number, what: string): void {
    const counted = this.#current(key);
    if (counted === undefined || counted.count < atMost) return;
    const retryAfterSeconds = Math.ceil((counted.since + this.#windowMs - this.#clock.now().getTime()) / 1000);
    throw new RequestError('TOO_MANY_REQUESTS', what, { params: { retryAfterSeconds } });
  }

  count(key: string): void {
    const known = this.#current(key);
    this.#counted.delete(key);
    this.#counted.set(key, { since: known?.since ?? this.#clock.now().getTime(), count: (known?.count ?? 0) + 1 });
    if (this.#counted.size > keysAtMost) this.#counted.delete(this.#counted.keys().next().value ?? '');
  }

  forget(key: string): void {
    this.#counted.delete(key);
  }

  #current(key: string): Counted | undefined {
    const counted = this.#counted.get(key);
    if (counted === undefined || this.#clock.now().getTime() - counted.since < this.#windowMs) return counted;
    this.#counted.delete(key);
    return undefined;
  }
}
