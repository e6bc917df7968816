import type { StallCode } from '../../../contract/stall-code.ts';
import type { EffectHandler } from './effect-handler.ts';

/** The instance cannot go on here: a person must look. Its other tokens go on. */
export const stall: EffectHandler<'stall'> = (effect, instance, run) => {
  run.rows.insert('stall', {
    instance_id: instance.id,
    stall_id: effect.stallId,
    element_id: effect.elementId,
    code: effect.code satisfies StallCode,
    details: JSON.stringify(effect.details),
    since: run.now,
  });
  run.audit({
    action: 'stalled',
    entityType: 'process-instance',
    entityId: instance.id,
    instanceId: instance.id,
    details: { elementId: effect.elementId, code: effect.code },
  });
};

export const resolveStall: EffectHandler<'resolve-stall'> = ({ stallId }, instance, run) => {
  const mine = (row: Readonly<Record<string, unknown>>) =>
    row['instance_id'] === instance.id && row['stall_id'] === stallId;
  if (run.rows.withdraw('stall', mine)) return;
  run.rows.remove('DELETE FROM stall WHERE instance_id = ? AND stall_id = ?', [instance.id, stallId]);
};
