import type { Calendar } from '../../rules/schema/calendar.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { ProcessInstanceService } from '../features/process-instance/process-instance.service.ts';
import { isLate, type Job, laterOf } from './job.ts';
import { type Cron, nextTime } from './recurrence.ts';

/** Fires a timer of an instance. A recurring one is armed again first, so that the step may still cancel it. */
export async function fireTimer(run: CommandRun, job: Job, instances: ProcessInstanceService): Promise<void> {
  const { instanceId, ref, payload, zone } = job;
  if (instanceId === null || ref === null) return;
  const next = nextFiring(job, run.now, instances);
  if (next) run.job({ kind: 'timer', dueAt: next, instanceId, ref, payload, zone });
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

/** The days and times a timer of an instance comes at; null when it is no cron. */
export function cronOfTimer({ payload }: Job, zone: string, calendars: readonly Calendar[]): Cron | null {
  const { cron, calendar, shift } = payload;
  if (typeof cron !== 'string') return null;
  return { type: 'cron', cron, zone, shiftIn: shift ? (calendars.find(({ id }) => id === calendar) ?? null) : null };
}

/** When a recurring timer fires again after `now`; null for one that fires once. */
function nextFiring(job: Job, now: Date, { parts }: ProcessInstanceService): Date | null {
  const { every, calendar, zone: own } = job.payload;
  // Whoever lets it run before its time does not let it run at that time once more.
  const after = laterOf(job.dueAt, now);
  const cron = cronOfTimer(job, job.zone ?? parts.zone, parts.calendars());
  if (cron) return nextTime(cron, after);
  if (typeof every !== 'string') return null;
  const working = parts.calendars().find((each) => each.id === calendar) ?? null;
  const zone = typeof own === 'string' ? own : parts.zone;
  return nextTime({ type: 'cycle', anchor: job.dueAt, every, zone, calendar: working }, after);
}
