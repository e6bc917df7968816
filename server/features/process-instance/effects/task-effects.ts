import type { EffectHandler } from './effect-handler.ts';
import { armTaskTimers } from './timer-effects.ts';

export const openUserTask: EffectHandler<'open-user-task'> = async (effect, instance, run, parts) => {
  const dueAt = await parts.tasks.open(run, instance, effect);
  armTaskTimers(run, instance, effect.taskId, dueAt);
};

export const closeUserTask: EffectHandler<'close-user-task'> = (effect, instance, run, parts) => {
  parts.tasks.close(run, instance, effect);
};
