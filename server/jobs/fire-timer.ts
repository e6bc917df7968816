import { DateTime, Duration } from 'luxon';
import { addServiceTime } from '../../rules/calendar.ts';
import type { CommandRun } from '../execution/command-run.ts';
import { firstCron } from '../features/process-instance/cron.ts';
import type { ProcessInstanceService } from '../features/process-instance/process-instance.service.ts';
import { isLate, type Job } from './job.ts';

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

/**
 * The next instant of a recurring timer after `now`: firings missed while the server was down are one firing, not many.
 */
function nextFiring(job: Job, now: Date, instances: ProcessInstanceService): Date | null {
  const { every, cron, calendar, zone } = job.payload;
  const zoneName = typeof zone === 'string' ? zone : instances.parts.zone;
  if (typeof cron === 'string') return firstCron(cron, zoneName, now);
  if (typeof every !== 'string') return null;
  const working = instances.parts.calendars().find((each) => each.id === calendar);
  let at = job.dueAt;
  do
    at = working
      ? addServiceTime(working, at, every).at
      : DateTime.fromJSDate(at, { zone: zoneName }).plus(Duration.fromISO(every)).toJSDate();
  while (at <= now);
  return at;
}
