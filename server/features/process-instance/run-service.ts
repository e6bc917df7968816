import { RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import { retryAt } from '../../jobs/back-off.ts';
import { BusinessError } from '../../service-tasks/service-task.ts';
import { type ServiceJob, serviceJobPayload } from './service-job.ts';
import type { StepParts } from './step-parts.ts';

interface Place {
  readonly instance: RunningInstance;
  readonly run: CommandRun;
  readonly parts: StepParts;
}

/**
 * Runs a service task and queues its answer. A failure is tried again after 1, 5 and 15 minutes; then it stalls the
 * instance, and a person decides.
 *
 * @param failures attempts that have failed before
 */
export async function runService(job: ServiceJob, failures: number, place: Place): Promise<void> {
  const { instance, run, parts } = place;
  const { jobId } = job;
  const restore = instance.record?.snapshot();
  try {
    const service = parts.services.get(job.service);
    if (!service) throw new Error(`there is no service "${job.service}"`);
    const context = {
      run,
      parts,
      instance,
      record: instance.record,
      jobId,
      elementId: job.elementId,
      headers: job.headers,
    };
    const variables = await service.run(run.tx, job.inputs, context);
    run.enqueue({ instanceId: instance.id, mayBeLate: true, command: { type: 'complete-job', jobId, variables } });
  } catch (error) {
    if (isDatabaseError(error)) throw error;
    restore?.();
    failed(job, failures + 1, error, place);
  }
}

function failed(job: ServiceJob, failures: number, error: unknown, { instance, run }: Place): void {
  const { jobId } = job;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof BusinessError) {
    const { errorCode } = error;
    run.enqueue({
      instanceId: instance.id,
      mayBeLate: true,
      command: { type: 'throw-bpmn-error', jobId, errorCode, message },
    });
    return;
  }
  const again = failures > job.retries ? null : retryAt(failures, run.now);
  if (!again) {
    run.enqueue({ instanceId: instance.id, mayBeLate: true, command: { type: 'fail-job', jobId, message } });
    return;
  }
  run.job({
    kind: 'service',
    dueAt: again,
    instanceId: instance.id,
    ref: jobId,
    attempts: failures,
    payload: { ...serviceJobPayload(job), lastError: message },
  });
}

/** After a failed statement the transaction may be lost, and a lost race is run again as a whole: neither is the service's failure. */
function isDatabaseError(error: unknown): boolean {
  if (error instanceof RequestError) return error.code === 'STALE_WRITE' || error.code === 'UNAVAILABLE';
  if (typeof error !== 'object' || error === null) return false;
  const code: unknown = Reflect.get(error, 'code') ?? Reflect.get(Reflect.get(error, 'driverError') ?? {}, 'code');
  return typeof code === 'string' && /^(SQLITE_|[0-9A-Z]{5}$)/.test(code);
}
