/** Named places along one command, in the order they are passed; a test build may let the program fail there. */
export const faultPoints = [
  'starting',
  'migration-statement',
  'received',
  'validated',
  'before-begin',
  'loaded',
  'stepped',
  'after-state-write',
  'after-jobs-insert',
  'after-outbox-insert',
  'after-history-insert',
  'after-audit-insert',
  'before-commit',
  'after-commit',
  'before-answer',
  'outbox-sent',
  'before-marked-sent',
] as const;
export type FaultPoint = (typeof faultPoints)[number];

/** What a database says when it lost a race, is busy, or is full; by the name of the fault. */
const errorCodes = {
  throw: null,
  'no-space': 'ENOSPC',
  busy: 'SQLITE_BUSY',
  serialization: '40001',
  deadlock: '40P01',
} as const;
type FaultAction = 'crash' | 'delay' | keyof typeof errorCodes;

/** One thing that goes wrong at one place. */
export interface Fault {
  readonly point: FaultPoint;
  readonly action: FaultAction;
  /** Milliseconds the whole process stands still; only of a delay. */
  readonly delayMs: number;
  /** Happens at the n-th passing, once; or at random with this probability. */
  readonly when: { readonly nth: number } | { readonly probability: number };
}

const syntax = /^(?<point>[a-z-]+)=(?<action>[a-z-]+?)(?:-(?<ms>\d{1,6}))?(?:@(?<at>\d{1,7})(?<percent>%)?)?$/;

/**
 * Reads `point=action@n` or `point=action@n%`, several with commas: `before-commit=crash@3, loaded=delay-500`.
 *
 * @throws {Error} naming what is not understood and what is allowed
 */
export function parseFaults(text: string): readonly Fault[] {
  return text.split(',').map((part) => parseFault(part.trim()));
}

function parseFault(text: string): Fault {
  const { point, action, ms = '0', at = '1', percent } = syntax.exec(text)?.groups ?? {};
  const known = faultPoints.find((each) => each === point);
  const does = ['crash', 'delay', ...Object.keys(errorCodes)].find((each) => each === action);
  if (known === undefined || does === undefined)
    throw new Error(
      `fault "${text}" is not point=action[@n|@n%]; points: ${faultPoints.join(', ')}; ` +
        `actions: crash, delay-<ms>, ${Object.keys(errorCodes).join(', ')}`,
    );
  const number = Number(at);
  return {
    point: known,
    action: does as FaultAction,
    delayMs: Number(ms),
    when: percent === undefined ? { nth: number } : { probability: number / 100 },
  };
}

let armed: readonly { readonly fault: Fault; passed: number }[] | null = null;

/** Lets these faults happen in this process from now on, instead of those before; none when empty. */
export function armFaults(faults: readonly Fault[]): void {
  armed = faults.length === 0 ? null : faults.map((fault) => ({ fault, passed: 0 }));
}

/**
 * Marks a place where the program may be made to fail. Costs one comparison when nothing is armed.
 *
 * @throws {Error} what an armed fault of this point says
 */
export function fault(point: FaultPoint): void {
  if (armed !== null) pass(armed, point);
}

function pass(faults: NonNullable<typeof armed>, point: FaultPoint): void {
  for (const each of faults) {
    if (each.fault.point !== point) continue;
    each.passed += 1;
    const { when } = each.fault;
    if ('nth' in when ? each.passed === when.nth : Math.random() < when.probability) strike(each.fault);
  }
}

function strike({ point, action, delayMs }: Fault): void {
  if (action === 'crash') process.kill(process.pid, 'SIGKILL');
  if (action === 'crash' || action === 'delay') {
    // The process stands still as a whole: after a crash until the signal arrives, in a delay for its time.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, action === 'crash' ? undefined : delayMs);
    return;
  }
  const code = errorCodes[action];
  throw Object.assign(new Error(`fault at ${point}: ${action}`), code === null ? {} : { code });
}
