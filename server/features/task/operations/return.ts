import { RequestError } from '../../../errors.ts';
import { completedTasks } from './completed-tasks.ts';
import { giveBack } from './give-back.ts';
import type { Governed } from './governed.ts';
import { returnTargets } from './judge.ts';
import { movesOfTask } from './situation.ts';

/**
 * Sends a task back to one that was completed before. Whoever did that one has it again.
 *
 * @throws {EngineError} where the drawing does not allow it
 * @throws {RequestError} `TARGET_NOT_EARLIER` for a task nobody has completed in this run
 */
export async function returnTask(governed: Governed, { to }: { readonly to: string }): Promise<void> {
  const { run, instances, instance, at, actor, reason } = governed;
  const done = await completedTasks(at, [to]);
  if (movesOfTask(at)?.returnTo.includes(to) && !done.has(to)) {
    const allowed = (await returnTargets(at)).join(', ');
    throw new RequestError('TARGET_NOT_EARLIER', `"${to}" has not been completed in this run; allowed: ${allowed}`, {
      params: { elementId: to, allowed },
    });
  }
  if (instance.record) await instances.parts.holds.resume(run, instance.record);
  const command = { type: 'return-to', taskId: at.task.task_key, to, by: actor.userId, reason } as const;
  await instances.command(run, instance.id, command);
  await giveBack(governed, to, done.get(to) ?? null);
}
