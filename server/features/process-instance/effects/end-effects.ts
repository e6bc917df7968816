import type { EffectHandler } from './effect-handler.ts';

/** The instance has ended; whoever called it is told by a job, so that two instances are never stepped by one command. */
export const end: EffectHandler<'end'> = (effect, instance, run) => {
  instance.status = effect.outcome;
  instance.endElementId = effect.elementId;
  run.changed({ type: 'instance-changed', instanceId: instance.id, recordId: instance.record?.id ?? null });
  if (!instance.parentId || !instance.parentCallId || instance.abandoned) return;
  const { outcome, errorCode, variables } = effect;
  run.job({
    kind: 'complete-call',
    dueAt: run.now,
    instanceId: instance.parentId,
    ref: instance.parentCallId,
    payload: { outcome, errorCode, variables, calledId: instance.id },
  });
};
