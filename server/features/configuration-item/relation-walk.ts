import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type Condition, everything } from '../../master-data/master-data.ts';

/** Relations a walk follows, by the end it stands at. */
export interface Followed {
  /** Types followed from source to target. */
  readonly outgoing: readonly string[];
  /** Types followed from target to source. */
  readonly incoming: readonly string[];
}

/** An item and how many relations away it is, by the shortest way. */
export interface Reached {
  readonly id: string;
  readonly depth: number;
}

/** What a walk found. `complete` is false when it was cut: then every item nearer than the cut is there. */
export interface Walk {
  readonly reached: readonly Reached[];
  readonly complete: boolean;
}

/** Relations away at most; further than that no answer helps anybody. */
export const deepestWalk = 10;
/** Steps a walk makes at most. One over a whole database of 50,000 items makes about as many per level. */
const mostSteps = 20_000;

/**
 * Walks relations from `starts`, level by level, on both databases by the same statement. A cycle is harmless: an item
 * is looked at once per level, and levels are counted.
 *
 * @param followed types of relation, or `all`
 * @param depth relations away, 1 to `deepestWalk`
 * @param visible items the walk may enter; what lies behind others is not found either
 * @returns the items reached, `starts` left out, nearest first and then by id
 */
export async function walkRelations(
  reader: Pick<Reader, 'query'>,
  starts: readonly string[],
  {
    followed,
    depth,
    visible = everything,
  }: {
    readonly followed: Followed | 'all';
    readonly depth: number;
    readonly visible?: Condition;
  },
): Promise<Walk> {
  const step = stepCondition(followed);
  if (starts.length === 0 || step === undefined) return { reached: [], complete: true };
  const levels = Math.min(depth, deepestWalk);
  const rows = await reader.query<Reached>(
    `WITH RECURSIVE walk (id, depth) AS (
       SELECT id, 0 FROM record WHERE type = 'configuration-item' AND id IN (${placeholders(starts)})
       UNION
       SELECT e.other_id, w.depth + 1 FROM walk w JOIN item_relation e ON e.item_id = w.id
       WHERE w.depth < ? AND (${step.sql})${entering(visible)})
     SELECT id, depth FROM walk LIMIT ${mostSteps + 1}`,
    [...starts, levels, ...step.params, ...visible.params],
  );
  return shortest(rows, new Set(starts));
}

function stepCondition(followed: Followed | 'all'): Condition | undefined {
  if (followed === 'all') return everything;
  const ways = (
    [
      [1, followed.outgoing],
      [0, followed.incoming],
    ] as const
  ).filter(([, types]) => types.length > 0);
  if (ways.length === 0) return undefined;
  return {
    sql: ways.map(([way, types]) => `(e.outgoing = ${way} AND e.type IN (${placeholders(types)}))`).join(' OR '),
    params: ways.flatMap(([, types]) => types),
  };
}

function entering(visible: Condition): string {
  if (visible === everything) return '';
  return ` AND EXISTS (SELECT 1 FROM record r WHERE r.id = e.other_id AND (${visible.sql}))`;
}

/** Both databases hand out a walk level by level; of a walk that was cut, the level it was cut in is left out. */
function shortest(rows: readonly Reached[], starts: ReadonlySet<string>): Walk {
  const complete = rows.length <= mostSteps;
  const cutAt = complete ? Number.POSITIVE_INFINITY : (rows.at(-1)?.depth ?? 0);
  const nearest = new Map<string, number>();
  for (const { id, depth } of rows)
    if (depth < cutAt && !starts.has(id) && depth < (nearest.get(id) ?? Number.POSITIVE_INFINITY))
      nearest.set(id, depth);
  const reached = [...nearest].map(([id, depth]) => ({ id, depth }));
  return { reached: reached.toSorted((a, b) => a.depth - b.depth || (a.id < b.id ? -1 : 1)), complete };
}
