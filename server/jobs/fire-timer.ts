import type { CommandRun } from '../execution/command-run.ts';
import type { ProcessInstanceService } from '../features/process-instance/process-instance.service.ts';
import { isLate, type Job } from './job.ts';
import { nextTime } from './recurrence.ts';

/** Fires a timer of an instance. A recurring one is armed again first, so that the step may still cancel it. */
export async function fireTimer(run: CommandRun, job: Job, instances: ProcessInstanceService): Promise<void> {
  const { instanceId, ref, payload } = job;
  if (instanceId === null || ref === null) return;
  const next = nextFiring(job, run.now, instances);
  if (next) run.job({ kind: 'timer', dueAt: next, instanceId, ref, payload });
  const firedLate = payload['firedLate'] === true || isLate(job, run.now);
  const { slaStep, percent } = payload;
  const variables = {
    ...(slaStep === undefined ? {} : { slaStep }),
    ...(percent === undefined ? {} : { percent }),
  };
  await instances.commandIfWaiting(
    run,
    instanceId,
    { type: 'fire-timer', timerId: ref, variables },
    { firedLate, dueAt: job.dueAt.toISOString() },
  );
}

/** When a recurring timer fires again after `now`; null for one that fires once. */
function nextFiring(job: Job, now: Date, { parts }: ProcessInstanceService): Date | null {
  const { every, cron, calendar, shift, zone: own } = job.payload;
  const zone = typeof own === 'string' ? own : parts.zone;
  const working = parts.calendars().find((each) => each.id === calendar) ?? null;
  if (typeof cron === 'string') return nextTime({ type: 'cron', cron, zone, shiftIn: shift ? working : null }, now);
  if (typeof every !== 'string') return null;
  return nextTime({ type: 'cycle', anchor: job.dueAt, every, zone, calendar: working }, now);
}
