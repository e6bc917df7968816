/** Loaded before the program: the machine it runs on has the wrong time. */
const right = Date.now;
const fiveMinutesMs = 300_000;
const Real = Date;

globalThis.Date = class extends Real {
  constructor(...args: readonly unknown[]) {
    if (args.length === 0) super(right() + fiveMinutesMs);
    else super(...(args as [number]));
  }

  static override now(): number {
    return right() + fiveMinutesMs;
  }
} as DateConstructor;

export {};
