/** Where the server's time comes from. Everything that needs "now" is handed one, so tests set time and never sleep. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is set; it may be set back, as real clocks are. */
export class SettableClock implements Clock {
  #now: Date;

  constructor(at: Date) {
    this.#now = at;
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(at: Date): void {
    this.#now = new Date(at);
  }

  /** Moves time on by `ms` milliseconds. */
  advance(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms);
  }
}
