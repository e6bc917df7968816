/** A state with those before and after it, to go back and forth. */
export interface Undoable<State> {
  readonly now: State;
  readonly past: readonly State[];
  readonly future: readonly State[];
  /** What was done last; one thing done on and on is one step back. */
  readonly last: string | null;
}

const mostSteps = 200;

export function begunWith<State>(now: State): Undoable<State> {
  return { now, past: [], future: [], last: null };
}

/** The state after something was done; nothing when it changed nothing. @param what equal for keys typed into one cell */
export function done<State>(
  { now, past, last, future }: Undoable<State>,
  next: State,
  what: string | null,
): Undoable<State> {
  if (next === now) return { now, past, last, future };
  const goesOn = what !== null && what === last;
  return { now: next, past: goesOn ? past : [...past, now].slice(-mostSteps), future: [], last: what };
}

/** One step back; the same when there is none. */
export function undone<State>(states: Undoable<State>): Undoable<State> {
  const before = states.past.at(-1);
  if (before === undefined) return states;
  return { now: before, past: states.past.slice(0, -1), future: [states.now, ...states.future], last: null };
}

/** One step forth again; the same when there is none. */
export function redone<State>(states: Undoable<State>): Undoable<State> {
  const [next, ...future] = states.future;
  if (next === undefined) return states;
  return { now: next, past: [...states.past, states.now], future, last: null };
}
