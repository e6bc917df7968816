import { DateTime } from 'luxon';
import type { Transaction } from '../database/unit-of-work.ts';
import type { CommandRun } from '../execution/command-run.ts';
import { firstCron } from '../features/process-instance/cron.ts';
import type { ProcessInstanceService } from '../features/process-instance/process-instance.service.ts';
import type { Job } from './job.ts';
import { insertJob } from './job-table.ts';

/** 1 December, 9:00: by then the holidays of the next year are announced. */
const yearly = '0 0 9 1 12 *';

/** Arms the yearly reminder once; one that is armed already stays. In December it is for this year still. */
export async function armCalendarYear(tx: Transaction, zone: string): Promise<void> {
  const armed = await tx.query(`SELECT id FROM job WHERE kind = 'calendar-year'`);
  if (armed.length > 0) return;
  const monthAgo = DateTime.fromJSDate(tx.now, { zone }).minus({ days: 31 }).toJSDate();
  await insertJob(tx, { kind: 'calendar-year', dueAt: firstCron(yearly, zone, monthAgo) });
}

/**
 * Tells who looks after the system which calendars do not know the holidays of the year after it was due, and comes
 * again: a reminder of last December that comes late speaks of this year.
 */
export async function remindOfCalendarYear(
  run: CommandRun,
  { dueAt }: Job,
  { parts }: ProcessInstanceService,
): Promise<void> {
  run.job({ kind: 'calendar-year', dueAt: firstCron(yearly, parts.zone, run.now) });
  const year = String(DateTime.fromJSDate(dueAt, { zone: parts.zone }).year + 1);
  const incomplete = parts.calendars().filter(({ completeUntil }) => completeUntil < `${year}-12-31`);
  if (incomplete.length === 0) return;
  const data = { year, calendars: incomplete.map(({ id }) => id).join(', ') };
  await parts.notifications.notify(run, null, { to: ['sms-manager'], template: 'calendar-incomplete', data });
}
