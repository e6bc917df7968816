import { firstCron } from '../../engine/index.ts';
import type { Transaction } from '../database/unit-of-work.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { KpiSnapshotService } from '../features/kpi/kpi-snapshot.service.ts';
import { type Job, laterOf } from './job.ts';
import { heldJobs, insertJob, type JobMove } from './job-table.ts';
import { sameCron } from './same-occurrence.ts';

/** Ten minutes past midnight: the periods that ended with the day before are over everywhere in the organization. */
const daily = '0 10 0 * * *';

/** Arms the daily look at ended periods once; one that is armed already stays, at the same time of day. */
export async function armKpiDay(tx: Transaction, zone: string): Promise<readonly JobMove[]> {
  const [job] = await heldJobs(tx, 'kpi-day', '1 = 1');
  if (!job) await insertJob(tx, { kind: 'kpi-day', dueAt: firstCron(daily, zone, tx.now), zone });
  if (!job || job.zone === zone) return [];
  const before = job.zone ?? zone;
  const cron = { type: 'cron', cron: daily, zone: before, shiftIn: null } as const;
  return [{ job, dueAt: sameCron(job.dueAt, cron, zone) }];
}

/** Keeps the indicators of periods that have ended, such as the month on the first of the next one, and comes again. */
export async function keepEndedPeriods(
  run: CommandRun,
  job: Job,
  { snapshots, zone }: { readonly snapshots: KpiSnapshotService; readonly zone: string },
): Promise<void> {
  const own = job.zone ?? zone;
  run.job({ kind: 'kpi-day', dueAt: firstCron(daily, own, laterOf(job.dueAt, run.now)), zone: own });
  const kept = await snapshots.take(run.tx);
  if (kept > 0) run.audit({ action: 'kpis-kept', entityType: 'kpi', entityId: 'all', details: { kept } });
}
