import type { CommandRun } from '../../../execution/command-run.ts';
import { runService } from '../run-service.ts';
import type { ServiceJob } from '../service-job.ts';
import type { EffectHandler } from './effect-handler.ts';

const canceled = new WeakMap<CommandRun, Set<string>>();

/** Services run in the transaction of the step; one that fails is tried again later, by a job. */
export const createJob: EffectHandler<'create-job'> = (effect, instance, run, parts) => {
  const job: ServiceJob = {
    jobId: effect.jobId,
    elementId: effect.elementId,
    service: effect.service,
    retries: effect.retries,
    headers: effect.headers,
    inputs: effect.inputs,
  };
  run.enqueue(async () => {
    if (canceled.get(run)?.has(`${instance.id} ${effect.jobId}`)) return;
    await runService(job, 0, { instance, run, parts });
  });
};

export const cancelJob: EffectHandler<'cancel-job'> = ({ jobId }, instance, run) => {
  canceled.set(run, (canceled.get(run) ?? new Set()).add(`${instance.id} ${jobId}`));
  run.rows.withdraw(
    'job',
    (row) => row['kind'] === 'service' && row['instance_id'] === instance.id && row['ref'] === jobId,
  );
  run.rows.remove(`DELETE FROM job WHERE instance_id = ? AND kind = 'service' AND ref = ?`, [instance.id, jobId]);
};
