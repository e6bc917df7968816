import { sameValue } from './same-value.ts';
import type { RuleRow, RuleSet } from './schema/rule-set.ts';

/** One row that is not the same in two versions of a table; `before` or `after` is null where the row is not there. */
export interface RowDifference {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly before: RuleRow | null;
  readonly after: RuleRow | null;
}

/** What two versions of a rule set do not share, beside its rows. */
export type DifferentPart = 'name' | 'clause' | 'hitPolicy' | 'inputs' | 'outputs' | 'tests';

export interface RuleSetDifference {
  /** In the order of the later table, removed rows last. */
  readonly rows: readonly RowDifference[];
  readonly parts: readonly DifferentPart[];
}

/** What changed from one version of a rule set to another, row by row. Rows are the same row when their ids are equal. */
export function diffRuleSets(before: RuleSet, after: RuleSet): RuleSetDifference {
  const old = new Map(before.rows.map((row) => [row.id, row]));
  const kept = new Set(after.rows.map(({ id }) => id));
  const steady = steadyIds(before.rows, after.rows);
  const rows = after.rows.flatMap((row): RowDifference[] => {
    const earlier = old.get(row.id);
    if (!earlier) return [{ id: row.id, change: 'added', before: null, after: row }];
    if (!sameValue(earlier, row)) return [{ id: row.id, change: 'changed', before: earlier, after: row }];
    return steady.has(row.id) ? [] : [{ id: row.id, change: 'moved', before: earlier, after: row }];
  });
  const removed = before.rows
    .filter(({ id }) => !kept.has(id))
    .map((row): RowDifference => ({ id: row.id, change: 'removed', before: row, after: null }));
  return {
    rows: [...rows, ...removed],
    parts: parts.filter((part) => !sameValue(partOf(before, part), partOf(after, part))),
  };
}

const parts: readonly DifferentPart[] = ['name', 'clause', 'hitPolicy', 'inputs', 'outputs', 'tests'];

function partOf(set: RuleSet, part: DifferentPart): unknown {
  return part === 'hitPolicy' ? [set.hitPolicy, set.distinct ?? false] : set[part];
}

/** Ids of the most rows that kept their order among each other; the others were moved. */
function steadyIds(before: readonly RuleRow[], after: readonly RuleRow[]): ReadonlySet<string> {
  const place = new Map(before.map(({ id }, index) => [id, index]));
  const common = after.flatMap(({ id }) => {
    const at = place.get(id);
    return at === undefined ? [] : [{ id, at }];
  });
  // Longest ascending run of old places: `ends[n]` is the link whose run of n + 1 rows ends earliest.
  interface Link {
    readonly id: string;
    readonly at: number;
    readonly previous: Link | undefined;
  }
  const ends: Link[] = [];
  for (const { id, at } of common) {
    const found = ends.findIndex((end) => end.at >= at);
    const length = found === -1 ? ends.length : found;
    ends[length] = { id, at, previous: ends[length - 1] };
  }
  const ids = new Set<string>();
  for (let link = ends.at(-1); link; link = link.previous) ids.add(link.id);
  return ids;
}
