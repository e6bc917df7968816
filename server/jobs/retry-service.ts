import type { CommandRun } from '../execution/command-run.ts';
import type { ProcessInstanceService } from '../features/process-instance/process-instance.service.ts';
import { runService } from '../features/process-instance/run-service.ts';
import { serviceJobOf } from '../features/process-instance/service-job.ts';
import type { Job } from './job.ts';

/** Tries a service task again that failed before. */
export async function retryService(run: CommandRun, job: Job, instances: ProcessInstanceService): Promise<void> {
  if (job.instanceId === null) return;
  const instance = await instances.load(run, job.instanceId);
  if (instance.status !== 'active') return;
  await runService(serviceJobOf(job.payload), job.attempts, { instance, run, parts: instances.parts });
}
