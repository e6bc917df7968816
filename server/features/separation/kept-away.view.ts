import type { Role } from '../../../rules/schema/role.ts';
import type { Actor } from '../../actor.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { sidesOf } from './sides.ts';

/** Tasks that no rule keeps a person away from, as a condition on `task t`: inboxes offer nothing that would be refused. */
export function notKeptAway(actor: Actor, roles: readonly Role[]): Condition {
  const sides = [...sidesOf(actor, roles)];
  return {
    sql: `(t.sod IS NULL OR ((t.side IS NULL OR t.side IN (${placeholders(sides)}))
      AND NOT EXISTS (SELECT 1 FROM task_exclusion x WHERE x.task_id = t.id AND x.user_id = ?)))`,
    params: [...sides, actor.userId],
  };
}

/** Ids of the tasks that a rule keeps a person away from. */
export async function keptAwayFrom(
  reader: Pick<Reader, 'query'>,
  taskIds: readonly string[],
  actor: Actor,
  roles: readonly Role[],
): Promise<ReadonlySet<string>> {
  if (taskIds.length === 0) return new Set();
  const free = notKeptAway(actor, roles);
  const rows = await reader.query<{ id: string }>(
    `SELECT t.id FROM task t WHERE t.id IN (${placeholders(taskIds)}) AND NOT ${free.sql}`,
    [...taskIds, ...free.params],
  );
  return new Set(rows.map(({ id }) => id));
}
