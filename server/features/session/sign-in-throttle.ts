import type { Clock } from '../../clock.ts';
import { Throttle } from '../../throttle.ts';

const windowMs = 5 * 60_000;
const failuresPerAccount = 10;
/** Higher: a whole office may share one address. */
const failuresPerAddress = 50;

/**
 * Slows guessing down, per account and address and per address. An account is never locked: its owner signs in from
 * elsewhere, or when the window has passed.
 */
export class SignInThrottle {
  readonly #failures: Throttle;

  constructor(clock: Clock) {
    this.#failures = new Throttle(clock, windowMs);
  }

  /** @throws {RequestError} `TOO_MANY_REQUESTS` with `retryAfterSeconds` */
  refuseWhenTooMany(account: string, ip: string): void {
    this.#failures.refuse(`${ip} ${account}`, failuresPerAccount, 'too many failed sign-ins');
    this.#failures.refuse(ip, failuresPerAddress, 'too many failed sign-ins');
  }

  failed(account: string, ip: string): void {
    this.#failures.count(`${ip} ${account}`);
    this.#failures.count(ip);
  }

  succeeded(account: string, ip: string): void {
    this.#failures.forget(`${ip} ${account}`);
  }
}
