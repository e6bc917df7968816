import type { Clock } from '../../clock.ts';
import { RequestError } from '../../errors.ts';

const windowMs = 5 * 60_000;
const failuresPerAccount = 10;
/** Higher: a whole office may share one address. */
const failuresPerAddress = 50;
const keysAtMost = 10_000;

interface Failures {
  readonly since: number;
  readonly count: number;
}

/**
 * Slows guessing down, per account and address and per address. An account is never locked: its owner signs in from
 * elsewhere, or when the window has passed. Counts are kept by each node for itself.
 */
export class SignInThrottle {
  readonly #clock: Clock;
  readonly #failures = new Map<string, Failures>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws {RequestError} `TOO_MANY_REQUESTS` with `retryAfterSeconds` */
  refuseWhenTooMany(account: string, ip: string): void {
    this.#refuse(`${ip} ${account}`, failuresPerAccount);
    this.#refuse(ip, failuresPerAddress);
  }

  failed(account: string, ip: string): void {
    this.#count(`${ip} ${account}`);
    this.#count(ip);
  }

  succeeded(account: string, ip: string): void {
    this.#failures.delete(`${ip} ${account}`);
  }

  #refuse(key: string, atMost: number): void {
    const failures = this.#current(key);
    if (failures === undefined || failures.count < atMost) return;
    const retryAfterSeconds = Math.ceil((failures.since + windowMs - this.#clock.now().getTime()) / 1000);
    throw new RequestError('TOO_MANY_REQUESTS', 'too many failed sign-ins', { params: { retryAfterSeconds } });
  }

  #count(key: string): void {
    const known = this.#current(key);
    this.#failures.delete(key);
    this.#failures.set(key, { since: known?.since ?? this.#clock.now().getTime(), count: (known?.count ?? 0) + 1 });
    if (this.#failures.size > keysAtMost) this.#failures.delete(this.#failures.keys().next().value ?? '');
  }

  #current(key: string): Failures | undefined {
    const failures = this.#failures.get(key);
    if (failures === undefined || this.#clock.now().getTime() - failures.since < windowMs) return failures;
    this.#failures.delete(key);
    return undefined;
  }
}
