import { type Actor, can, type Delegator, hasRole } from '../../actor.ts';
import type { Directory } from '../../execution/directory.ts';
import { among, type Condition, everything, nothing } from '../../master-data/master-data.ts';

/** Members of this group work on every security case. */
const securityGroup = 'SEC';

/**
 * Which records a person may read, as a condition on `record r`: what lies in their reach, less what is restricted to
 * those who need to know. Every query for people contains it.
 */
export async function readableRecords(actor: Actor, directory: Directory): Promise<Condition> {
  return both(await reachableRecords(actor, directory), needToKnow(actor));
}

/**
 * A restricted record (a security case is suspected) is for those who have a part in it: its requester, its assignee,
 * whoever has or may take one of its open tasks, the security group, and who leads or audits such cases. A condition
 * on `record r`.
 */
export function needToKnow(actor: Actor): Condition {
  if (knowsRestricted(actor)) return everything;
  return anyOf([{ sql: 'r.restricted = 0', params: [] }, partIn(actor)]);
}

/** Records a person has a part in, as a condition on `record r`. */
function partIn(actor: Actor): Condition {
  const openWork = allOf([
    { sql: `t.status = 'open'`, params: [] },
    anyOf([{ sql: 't.assignee_id = ?', params: [actor.userId] }, offeredTo(actor)]),
  ]);
  return anyOf([
    { sql: 'r.requester_id = ?', params: [actor.userId] },
    { sql: 'r.assignee_id = ?', params: [actor.userId] },
    { sql: `EXISTS (SELECT 1 FROM task t WHERE t.record_id = r.id AND ${openWork.sql})`, params: openWork.params },
  ]);
}

/** True for those who need to know of every restricted record. */
export function knowsRestricted(actor: Pick<Actor, 'permissions' | 'groups'>): boolean {
  return can(actor, 'record.read-restricted') || actor.groups.includes(securityGroup);
}

/**
 * As `needToKnow`, for rows that need not belong to a record: `column` names it. Both sets are small, because few
 * records are restricted; the second is made only when a row belongs to one of them.
 */
export function needToKnowOf(column: 't.record_id' | 'h.record_id' | 'n.record_id', actor: Actor): Condition {
  if (knowsRestricted(actor)) return everything;
  const part = partIn(actor);
  return anyOf([
    { sql: `${column} IS NULL`, params: [] },
    { sql: `${column} NOT IN (SELECT x.id FROM record x WHERE x.restricted = 1)`, params: [] },
    {
      sql: `${column} IN (SELECT r.id FROM record r WHERE r.restricted = 1 AND ${part.sql})`,
      params: part.params,
    },
  ]);
}

/**
 * Records in a person's reach, restricted or not: staff all; others those they ask for, made, work on, may take a task
 * of or were sent a copy of; a customer's representative those of the customer.
 */
export async function reachableRecords(actor: Actor, directory: Directory): Promise<Condition> {
  return can(actor, 'record.read-all') ? everything : ownRecords(actor, directory);
}

/**
 * Records a person may add to (files, comments) without a task of theirs: whoever works for the provider to all they
 * may read, others to those that are theirs. An auditor reads, and adds nothing.
 */
export async function contributableRecords(actor: Actor, directory: Directory): Promise<Condition> {
  const reach = can(actor, 'record.contribute') ? everything : await ownRecords(actor, directory);
  return both(reach, needToKnow(actor));
}

/** Records a person asks for, made, works on or may take a task of; a representative those of the customer. */
async function ownRecords(actor: Actor, directory: Directory): Promise<Condition> {
  const customers = hasRole(actor, 'customer-rep') ? await directory.representedBy(actor.userId) : [];
  const ownTask = workOf(actor);
  return anyOf([
    { sql: 'r.requester_id = ?', params: [actor.userId] },
    { sql: 'r.assignee_id = ?', params: [actor.userId] },
    { sql: 'r.created_by = ?', params: [actor.userId] },
    among('r.customer_id', customers),
    { sql: `EXISTS (SELECT 1 FROM task t WHERE t.record_id = r.id AND ${ownTask.sql})`, params: ownTask.params },
    { sql: 'EXISTS (SELECT 1 FROM record_copy c WHERE c.record_id = r.id AND c.user_id = ?)', params: [actor.userId] },
  ]);
}

/** Tasks a person has, had, or may take, as a condition on `task t`. */
export function workOf(actor: Actor): Condition {
  const offered = offeredTo(actor);
  return anyOf([
    { sql: 't.assignee_id = ?', params: [actor.userId] },
    { sql: 't.completed_by = ?', params: [actor.userId] },
    offered,
    hadInStead(actor),
  ]);
}

/** Tasks of people the actor stands in for, as far as they do, as a condition on `task t`. */
function inStead(actor: Actor, of: (delegator: Delegator) => Condition): readonly Condition[] {
  return (actor.standsInFor ?? []).map((delegator) =>
    allOf([
      of(delegator),
      // Nobody does through somebody else what they must not do.
      {
        sql: 'NOT EXISTS (SELECT 1 FROM task_exclusion x WHERE x.task_id = t.id AND x.user_id = ?)',
        params: [delegator.userId],
      },
      ...(delegator.role === null ? [] : [{ sql: 't.role = ?', params: [delegator.role] }]),
      ...(delegator.processId === null
        ? []
        : [{ sql: 't.record_id IN (SELECT id FROM record WHERE process_id = ?)', params: [delegator.processId] }]),
    ]),
  );
}

/** Open tasks that somebody has whom the actor stands in for, as a condition on `task t`. */
export function hadInStead(actor: Actor): Condition {
  const has = ({ userId }: Delegator) => ({ sql: `(t.status = 'open' AND t.assignee_id = ?)`, params: [userId] });
  return anyOf(inStead(actor, has));
}

/** Tasks offered to a person by name, role or group, as a condition on `task t`. */
export function offeredTo(actor: Actor): Condition {
  const offered = (person: Candidate): Condition => {
    const { groups, params } = candidacy(person);
    return { sql: `EXISTS (SELECT 1 FROM task_candidate c WHERE c.task_id = t.id AND ${groups})`, params };
  };
  return anyOf([offered(actor), ...inStead(actor, offered)]);
}

type Candidate = Pick<Actor, 'userId' | 'roles' | 'groups'>;

/** Rows of `task_candidate c` that mean a person. */
function candidacy(actor: Candidate): { readonly groups: string; readonly params: readonly unknown[] } {
  // "requester" is held by everybody and means one person of the record: it is offered to that person by name.
  const held = [...actor.roles.filter((role) => role !== 'requester'), ...actor.groups];
  const inGroup = among('c.candidate', held);
  return {
    groups: `((c.kind = 'user' AND c.candidate = ?) OR (c.kind = 'group' AND ${inGroup.sql}))`,
    params: [actor.userId, ...inGroup.params],
  };
}

/** As `offeredTo`, for open tasks only: an inbox finds them without looking at what is done. */
export function openlyOfferedTo(actor: Actor): Condition {
  const offered = (person: Candidate): Condition => {
    const { groups, params } = candidacy(person);
    return { sql: `t.id IN (SELECT c.task_id FROM task_candidate c WHERE c.open = 1 AND ${groups})`, params };
  };
  return anyOf([offered(actor), ...inStead(actor, offered)]);
}

export function anyOf(conditions: readonly Condition[]): Condition {
  const possible = conditions.filter((condition) => condition !== nothing);
  if (possible.length === 0) return nothing;
  return {
    sql: `(${possible.map(({ sql }) => sql).join(' OR ')})`,
    params: possible.flatMap(({ params }) => params),
  };
}

function both(one: Condition, other: Condition): Condition {
  if (one === everything) return other;
  if (other === everything) return one;
  const { sql, params } = allOf([one, other]);
  return { sql: `(${sql})`, params };
}

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return everything;
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    params: conditions.flatMap(({ params }) => params),
  };
}
