/** A stretch of time in epoch milliseconds: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Whether two stretches share an instant; touching is not sharing. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The stretch with so much room on both sides. */
export function widened({ from, to }: Interval, byMs: number): Interval {
  return { from: from - byMs, to: to + byMs };
}
