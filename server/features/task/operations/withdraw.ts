import { RequestError } from '../../../errors.ts';
import { giveBack } from './give-back.ts';
import type { Governed } from './governed.ts';
import { nextTask } from './next-task.ts';

/** Takes back what the actor completed: the task is theirs again, the next one is gone. */
export async function withdrawTask(governed: Governed): Promise<void> {
  const { run, instances, instance, at, actor, reason } = governed;
  const next = await nextTask(at);
  if (next.type === 'none')
    throw new RequestError('OPERATION_NOT_OPEN', `task ${at.task.id}: ${next.refusal}`, {
      params: { why: next.refusal },
    });
  if (instance.record) await instances.parts.holds.resume(run, instance.record);
  const to = at.task.element_id;
  await instances.command(run, instance.id, { type: 'withdraw', taskId: next.taskKey, to, by: actor.userId, reason });
  await giveBack(governed, to, actor.userId);
}
