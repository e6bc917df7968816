import type { Role } from '../../../rules/schema/role.ts';
import type { Actor } from '../../actor.ts';

/** The side somebody votes for: that of the role; a role of either side is taken as the person's own. */
export function sideOf(roleId: string, person: Pick<Actor, 'customerId'>, roles: readonly Role[]): 'B' | 'I' {
  const side = roles.find(({ id }) => id === roleId)?.side ?? 'any';
  if (side !== 'any') return side;
  return person.customerId === null ? 'I' : 'B';
}
