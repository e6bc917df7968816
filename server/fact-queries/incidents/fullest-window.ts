/** The stretches of time, each as long as the span, that hold an instant and the most things. */
export interface FullestWindow<Thing> {
  /** How many things one of them holds. */
  readonly count: number;
  /** Everything that is in one of them, the earliest first; more than `count` when several are equally full. */
  readonly members: readonly Thing[];
}

/**
 * "Three within 60 minutes": looks at every stretch of 60 minutes that holds the instant, both its ends included.
 *
 * @param at instant every stretch has to hold
 * @param spanMs length of a stretch in milliseconds of elapsed time
 */
export function fullestWindow<Thing>(
  things: readonly Thing[],
  timeOf: (thing: Thing) => Date,
  at: Date,
  spanMs: number,
): FullestWindow<Thing> {
  const sorted = things.toSorted((a, b) => timeOf(a).getTime() - timeOf(b).getTime());
  const times = sorted.map((thing) => timeOf(thing).getTime());
  const latestStart = at.getTime();

  let best = { count: 0, first: 0, end: 0 };
  let end = 0;
  // A fullest stretch can be moved until it begins with one of the things, so no other beginnings need a look.
  for (const [first, begins] of times.entries()) {
    if (begins > latestStart) break;
    if (begins < latestStart - spanMs) continue;
    while ((times[end] ?? Number.POSITIVE_INFINITY) <= begins + spanMs) end += 1;
    const count = end - first;
    if (count > best.count) best = { count, first, end };
    else if (count === best.count) best = { ...best, end };
  }
  return { count: best.count, members: sorted.slice(best.first, best.end) };
}
