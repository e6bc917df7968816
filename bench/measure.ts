/** One figure: a ratio taken in one run, with the absolute numbers beside it as a note. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  /** What the project wants to reach; null where only a first value is asked for. */
  readonly target: number | null;
  readonly note: string;
}

/** Seconds that `work` took, by the monotonic clock. */
export async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Middle value of a list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
