import type { Actor } from '../../actor.ts';

/** Whom a task is offered to. */
export interface Offered {
  readonly groups: readonly string[];
  readonly users: readonly string[];
}

/** True when the task is offered to the actor by name, role or group. */
export function isOffered({ groups, users }: Offered, actor: Pick<Actor, 'userId' | 'roles' | 'groups'>): boolean {
  if (users.includes(actor.userId)) return true;
  // Everybody is a requester; as a candidate it means one person, who is then named.
  return groups.some((group) => (group !== 'requester' && actor.roles.includes(group)) || actor.groups.includes(group));
}
