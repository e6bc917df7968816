import type { Localized } from './contract/common.ts';
import type { Permission } from './contract/endpoint.ts';
import { permissionsOf } from './grants.ts';

/** Who acts: one signed-in person or service account, with the rights they have at this request. */
export interface Actor {
  readonly userId: string;
  /** Sign-in name. */
  readonly account: string;
  readonly name: Localized;
  readonly language: 'en' | 'zh';
  /** Role ids of `processes/shared/roles.json`. */
  readonly roles: readonly string[];
  /** Group ids. */
  readonly groups: readonly string[];
  /** Customer whose people the actor belongs to; null for the provider's own and for service accounts. */
  readonly customerId: string | null;
  readonly permissions: ReadonlySet<Permission>;
  /** Whom the actor acts for now; nobody when left out. Their tasks are the actor's too, their rights are not. */
  readonly standsInFor?: readonly Delegator[];
}

/** Somebody who is stood in for, and in which work. */
export interface Delegator {
  readonly userId: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
  readonly customerId: string | null;
  /** Only in cases of this process; null: in all. */
  readonly processId: string | null;
  /** Only tasks of this role; null: all. */
  readonly role: string | null;
}

/** Builds an actor; the permissions follow from the roles. */
export function actorWith(person: Omit<Actor, 'permissions'>): Actor {
  return { ...person, permissions: permissionsOf(person.roles) };
}

export function can(actor: Pick<Actor, 'permissions'>, permission: Permission): boolean {
  return actor.permissions.has(permission);
}

export function hasRole(actor: Actor, role: string): boolean {
  return actor.roles.includes(role);
}

/** True when one of `candidates`, role or group ids, is the actor's. */
export function isCandidate(actor: Actor, candidates: readonly string[]): boolean {
  return candidates.some((id) => actor.roles.includes(id) || actor.groups.includes(id));
}
