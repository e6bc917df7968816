/**
 * Tells whoever looks for due work that there is some. It only saves waiting for the next look: what is due is found
 * in the table, so a word that is lost loses nothing.
 */
export interface WakeUp {
  /** There is work now; said at most every few milliseconds, however often it is called. */
  announce(): void;
  listen(wake: () => void): void;
}

const quietMs = 50;

/** Says what it is told at once and then not again for a moment; the last word of a burst is never lost. */
export function throttled(say: () => void): () => void {
  let waiting: NodeJS.Timeout | undefined;
  let again = false;
  const speak = () => {
    waiting = setTimeout(() => {
      waiting = undefined;
      if (again) speak();
      again = false;
    }, quietMs);
    waiting.unref();
    say();
  };
  return () => {
    if (waiting === undefined) speak();
    else again = true;
  };
}

/** Wakes within this process: the only node of its database. */
export function localWakeUp(): WakeUp {
  const listeners: (() => void)[] = [];
  return {
    announce: throttled(() => {
      for (const wake of listeners) setImmediate(wake);
    }),
    listen: (wake) => {
      listeners.push(wake);
    },
  };
}
