import { type Actor, can, hasRole } from '../../actor.ts';
import type { Directory } from '../../execution/directory.ts';
import { among, type Condition, everything, nothing } from '../../master-data/master-data.ts';

/**
 * Which records a person may read, as a condition on `record r`: staff all; others those they ask for, made, work on
 * or may take a task of; a customer's representative those of the customer. Every query for people contains it.
 */
export async function readableRecords(actor: Actor, directory: Directory): Promise<Condition> {
  if (can(actor, 'record.read-all')) return everything;
  const customers = hasRole(actor, 'customer-rep') ? await directory.representedBy(actor.userId) : [];
  const ownTask = workOf(actor);
  return anyOf([
    { sql: 'r.requester_id = ?', params: [actor.userId] },
    { sql: 'r.assignee_id = ?', params: [actor.userId] },
    { sql: 'r.created_by = ?', params: [actor.userId] },
    among('r.customer_id', customers),
    { sql: `EXISTS (SELECT 1 FROM task t WHERE t.record_id = r.id AND ${ownTask.sql})`, params: ownTask.params },
  ]);
}

/** Tasks a person has, had, or may take, as a condition on `task t`. */
export function workOf(actor: Actor): Condition {
  const offered = offeredTo(actor);
  return anyOf([
    { sql: 't.assignee_id = ?', params: [actor.userId] },
    { sql: 't.completed_by = ?', params: [actor.userId] },
    offered,
  ]);
}

/** Tasks offered to a person by name, role or group, as a condition on `task t`. */
export function offeredTo(actor: Actor): Condition {
  // "requester" is held by everybody and means one person of the record: it is offered to that person by name.
  const held = [...actor.roles.filter((role) => role !== 'requester'), ...actor.groups];
  const inGroup = among('c.candidate', held);
  return {
    sql: `EXISTS (SELECT 1 FROM task_candidate c WHERE c.task_id = t.id AND
      ((c.kind = 'user' AND c.candidate = ?) OR (c.kind = 'group' AND ${inGroup.sql})))`,
    params: [actor.userId, ...inGroup.params],
  };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  const possible = conditions.filter((condition) => condition !== nothing);
  if (possible.length === 0) return nothing;
  return {
    sql: `(${possible.map(({ sql }) => sql).join(' OR ')})`,
    params: possible.flatMap(({ params }) => params),
  };
}

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return everything;
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    params: conditions.flatMap(({ params }) => params),
  };
}
