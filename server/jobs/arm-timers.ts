import { writeAudit } from '../audit.ts';
import type { Transaction } from '../database/unit-of-work.ts';
import type { Installation } from '../features/process-version/process-version.service.ts';
import { cronOfTimer } from './fire-timer.ts';
import { heldJobs, type JobMove, moveJob } from './job-table.ts';
import { armKpiDay } from './kpi-day.ts';
import { sameCron } from './same-occurrence.ts';
import type { TimeTable } from './start-time.ts';
import { armStartTimers } from './start-timer.ts';

/**
 * Arms what comes by the clock of the organization, in the transaction that puts packages in force. When its zone is
 * another than before, what is armed keeps day and time of day in the new one: each comes once, none is left out.
 */
export async function armTimers(tx: Transaction, installation: Installation, table: TimeTable): Promise<void> {
  const moves = [
    ...(await armStartTimers(tx, installation, table)),
    ...(await armKpiDay(tx, table.zone)),
    ...(await timersOfCases(tx, table)),
  ];
  for (const move of moves) await moveJob(tx, move, table.zone);

  const moved = moves.flatMap(({ job: { zone } }) => zone ?? []);
  if (moved.length === 0) return;
  const details = { from: [...new Set(moved)].join(', '), to: table.zone, timers: moved.length };
  await writeAudit(tx, [
    { actorId: null, action: 'zone-changed', entityType: 'installation', entityId: null, details },
  ]);
}

/** Cron timers of running cases; whatever else a case waits for is an instant that was told, and stays. */
async function timersOfCases(tx: Transaction, { zone, calendars }: TimeTable): Promise<readonly JobMove[]> {
  const jobs = await heldJobs(tx, 'timer', 'zone <> ?', [zone]);
  return jobs.flatMap((job) => {
    const cron = cronOfTimer(job, job.zone ?? zone, calendars);
    return cron ? [{ job, dueAt: sameCron(job.dueAt, cron, zone) }] : [];
  });
}
