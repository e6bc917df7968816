import type { Role } from '../../../rules/schema/role.ts';

/** Whose side somebody is on. */
export interface Sided {
  readonly roles: readonly string[];
  readonly customerId: string | null;
}

/**
 * Sides a person may act for: the customer's own people are of the business; others by the roles they hold. Everybody
 * is a requester, so that role says nothing.
 */
export function sidesOf({ roles, customerId }: Sided, known: readonly Role[]): ReadonlySet<'B' | 'I'> {
  if (customerId !== null) return new Set(['B']);
  const sides = roles
    .filter((id) => id !== 'requester')
    .flatMap((id) => known.find((role) => role.id === id)?.side ?? [])
    .filter((side) => side !== 'any');
  return new Set(sides.length === 0 ? ['I'] : sides);
}
