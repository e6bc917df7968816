/** What was measured, what is wanted, and how it was done. */
export interface Figure {
  readonly name: string;
  /** A ratio taken in one run, or an amount of `unit`. */
  readonly value: number;
  /** Empty for a ratio. */
  readonly unit: '' | 's' | 'ms' | 'MB' | 'kB' | 'bytes' | '/s' | 'round trips';
  readonly target: number;
  /** Whether the value should be at least the target, or at most. */
  readonly wanted: 'at least' | 'at most';
  /** What ran, in a line. */
  readonly how: string;
  /** The absolute numbers beside it. */
  readonly note: string;
}

export function isReached({ value, target, wanted }: Figure): boolean {
  return wanted === 'at least' ? value >= target : value <= target;
}

/** How much of a figure is run: `--quick` takes fewer rounds of fewer things. */
export interface Effort {
  readonly quick: boolean;
}

/** Seconds that `work` took, by the monotonic clock. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Processor time of this process that `work` took, in seconds. */
export async function processorSecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

/** Middle value of a list. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that `share` of the list does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Tells the one who waits what is going on; the table goes to the standard output alone. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
