import type { Reader } from '../../database/unit-of-work.ts';
import type { Installation } from '../process-version/process-version.service.ts';
import { activeStaff } from './staff.repository.ts';
import { tasksOf } from './staffed-duty.ts';
import { thinRoles } from './thin-roles.ts';

/** Where a warning goes. */
interface Warned {
  warn(details: object, sentence: string): void;
}

/**
 * Warns of roles that models coming into force give work to and that one absence would leave empty. Before anybody has
 * an account there is nobody to warn of.
 */
export async function warnOfThinRoles(
  source: Pick<Reader, 'query'>,
  { came, shared }: Pick<Installation, 'came' | 'shared'>,
  log: Warned,
): Promise<void> {
  const staff = await activeStaff(source);
  if (staff.length === 0) return;
  for (const { role, holders, deputies, processIds } of thinRoles(tasksOf(came), shared.roles, staff))
    log.warn(
      { role: role.id, holders: holders.map(({ id }) => id), deputies: deputies.map(({ id }) => id), processIds },
      'fewer than two people hold a role of a model that comes into force, deputies included',
    );
}
