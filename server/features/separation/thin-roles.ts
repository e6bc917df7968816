import type { Role } from '../../../rules/schema/role.ts';
import type { Staffing } from '../../contract/staffing.ts';
import type { StaffMember } from './staff.repository.ts';

/** With fewer an absence stops the work. */
const fewest = 2;

/** Roles with work in some model that fewer than two people hold or stand in for as deputies. */
export function thinRoles(
  tasks: readonly { readonly processId: string; readonly role: string }[],
  roles: readonly Role[],
  staff: readonly StaffMember[],
): Staffing['thinRoles'] {
  const named = ({ id, name }: StaffMember) => ({ id, name });
  return roles
    .filter(({ kind }) => kind === 'global')
    .flatMap(({ id, name }) => {
      const processIds = [...new Set(tasks.filter(({ role }) => role === id).map(({ processId }) => processId))];
      const holders = staff.filter((person) => person.roles.includes(id));
      const deputies = staff.filter(
        (person) => !holders.includes(person) && holders.some(({ deputyId }) => deputyId === person.id),
      );
      if (processIds.length === 0 || holders.length + deputies.length >= fewest) return [];
      return [{ role: { id, name }, holders: holders.map(named), deputies: deputies.map(named), processIds }];
    });
}
