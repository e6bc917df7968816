import { type Actor, can, hasRole } from '../../actor.ts';
import { NotPermitted } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';

/**
 * Cases of a process are moved by whoever owns it, or by an administrator.
 *
 * @throws {NotPermitted}
 */
export async function refuseUnlessMover(actor: Actor, processId: string, directory: Directory): Promise<void> {
  if (await isMover(actor, processId, directory)) return;
  throw new NotPermitted(`${actor.userId} does not own "${processId}"`, { permission: 'instance.migrate' });
}

/** Processes whose cases the actor may move; null for all. */
export async function movableBy(
  actor: Actor,
  processIds: readonly string[],
  directory: Directory,
): Promise<readonly string[] | null> {
  if (can(actor, 'instance.migrate') && hasRole(actor, 'administrator')) return null;
  const movable: string[] = [];
  for (const id of processIds) if (await isMover(actor, id, directory)) movable.push(id);
  return movable;
}

async function isMover(actor: Actor, processId: string, directory: Directory): Promise<boolean> {
  if (!can(actor, 'instance.migrate')) return false;
  return hasRole(actor, 'administrator') || (await directory.processOwner(processId)) === actor.userId;
}
