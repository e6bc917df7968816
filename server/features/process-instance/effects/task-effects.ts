import type { EffectHandler } from './effect-handler.ts';
import { armTaskTimers } from './timer-effects.ts';

export const openUserTask: EffectHandler<'open-user-task'> = async (effect, instance, run, parts) => {
  const { taskId: taskKey, properties, inputs, signs } = effect;
  const role = properties['role'] ?? null;
  const task = { taskKey, properties, role, inputs, isSignature: signs !== undefined };
  const round = await parts.approvals.opened(run, instance, task);
  const dueAt = await parts.tasks.open(run, instance, effect, round);
  armTaskTimers(run, instance, effect.taskId, dueAt);
};

export const closeUserTask: EffectHandler<'close-user-task'> = (effect, instance, run, parts) => {
  parts.tasks.close(run, instance, effect);
};
