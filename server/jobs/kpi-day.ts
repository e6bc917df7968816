import type { Transaction } from '../database/unit-of-work.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { KpiSnapshotService } from '../features/kpi/kpi-snapshot.service.ts';
import { firstCron } from '../features/process-instance/cron.ts';
import { insertJob } from './job-table.ts';

/** Ten minutes past midnight: the periods that ended with the day before are over everywhere in the organization. */
const daily = '0 10 0 * * *';

/** Arms the daily look at ended periods once; one that is armed already stays. */
export async function armKpiDay(tx: Transaction, zone: string): Promise<void> {
  const armed = await tx.query(`SELECT id FROM job WHERE kind = 'kpi-day'`);
  if (armed.length === 0) await insertJob(tx, { kind: 'kpi-day', dueAt: firstCron(daily, zone, tx.now) });
}

/** Keeps the indicators of periods that have ended, such as the month on the first of the next one, and comes again. */
export async function keepEndedPeriods(run: CommandRun, snapshots: KpiSnapshotService, zone: string): Promise<void> {
  run.job({ kind: 'kpi-day', dueAt: firstCron(daily, zone, run.now) });
  const kept = await snapshots.take(run.tx);
  if (kept > 0) run.audit({ action: 'kpis-kept', entityType: 'kpi', entityId: 'all', details: { kept } });
}
