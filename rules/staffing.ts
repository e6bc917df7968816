/**
 * Who a rule keeps away from a task: whoever plays a role in the case; null: a person named by the case, who may be
 * anybody.
 */
type KeptAway = string | null;

/** A task that rules of separation of duties speak of, as far as staffing is concerned. */
export interface SeparatedDuty {
  /** Each is one person of the case at most. */
  readonly keptAway: readonly KeptAway[];
}

/**
 * True when somebody of `pool` may still do a task, whoever of the possible people each part of the case falls to.
 *
 * @param parts who may fall to each part that keeps its person away
 */
export function leavesSomebody(pool: readonly string[], parts: readonly (readonly string[])[]): boolean {
  return mostKeptAway(new Set(pool), parts) < new Set(pool).size;
}

/**
 * The smallest number of people with which every task of separated duties can be done in every case. Each of them may
 * stand in for any role, as the last steps of the fallback allow; then it takes one more than the most people a task
 * can lose. Roles are parts one and the same person may play, so together they cost one; people named freely cost one
 * each.
 *
 * Source: ISO/IEC 27002:2022, 5.3 (segregation of duties).
 */
export function smallestStaffing(duties: readonly SeparatedDuty[]): number {
  const lost = duties.map(({ keptAway }) => {
    const free = keptAway.filter((each) => each === null).length;
    return free + (free < keptAway.length ? 1 : 0);
  });
  return 1 + Math.max(0, ...lost);
}

/** How many of a pool can be kept away at once: the largest matching of parts and people. */
function mostKeptAway(pool: ReadonlySet<string>, parts: readonly (readonly string[])[]): number {
  const partOf = new Map<string, number>();
  const place = (part: number, tried: Set<string>): boolean => {
    for (const person of parts[part] ?? []) {
      if (!pool.has(person) || tried.has(person)) continue;
      tried.add(person);
      const other = partOf.get(person);
      if (other !== undefined && !place(other, tried)) continue;
      partOf.set(person, part);
      return true;
    }
    return false;
  };
  return parts.filter((_, part) => place(part, new Set())).length;
}
