import type { CommandRun } from '../execution/command-run.ts';
import type { ExecutionParts } from '../features/process-instance/execution-parts.ts';
import type { Job, JobKind } from './job.ts';

const prefix = 'job:';

/**
 * Shows a person a job that failed for good: as a stall of the instance it belongs to, where it can be tried again. A
 * message that could not be delivered is refused, and tried again where kept messages are. What belongs to no
 * instance, or to none that is left, is told to the service management.
 */
export async function reportStalledJob(
  run: CommandRun,
  job: Job,
  message: string,
  { notifications }: Pick<ExecutionParts, 'notifications'>,
): Promise<void> {
  if (job.kind === 'deliver-message')
    run.rows.statement(`UPDATE message SET status = 'refused' WHERE id = ? AND status = 'waiting'`, [job.ref]);
  if (job.kind === 'migrate-instance')
    run.rows.statement(
      `UPDATE instance_migration_item SET status = 'failed', done_at = ? WHERE migration_id = ? AND root_id = ?`,
      [run.now, job.ref, job.instanceId],
    );
  const instanceId = await instanceOf(run, job);
  if (instanceId !== null) return stallInstance(run, job, instanceId, message);
  const { kind, ref, recordId } = job;
  run.audit({
    action: 'stalled',
    entityType: 'job',
    entityId: String(job.id),
    details: { kind, ref, recordId, message },
  });
  await notifications.notify(run, null, { to: ['sms-manager'], template: 'job-failed', data: { kind, ref, message } });
}

/** The instance a job is of: named by it, that which threw the signal, or the case that runs on its record. */
async function instanceOf(run: CommandRun, { instanceId, recordId, payload }: Job): Promise<string | null> {
  if (instanceId !== null) return instanceId;
  const thrower = payload['from'];
  const [row] = await run.tx.query<{ id: string }>(
    `SELECT id FROM process_instance WHERE id = ? OR (record_id = ? AND parent_id IS NULL AND status = 'active')
     ORDER BY started_at LIMIT 1`,
    [typeof thrower === 'string' ? thrower : null, recordId],
  );
  return row?.id ?? null;
}

async function stallInstance(run: CommandRun, job: Job, instanceId: string, message: string): Promise<void> {
  await run.tx.execute(
    `INSERT INTO stall (instance_id, stall_id, element_id, code, details, since) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (instance_id, stall_id) DO NOTHING`,
    [
      instanceId,
      stallOfJob(job.id),
      job.instanceId === null ? '' : elementOf(job.ref),
      'JOB_FAILED',
      JSON.stringify({ kind: job.kind, ref: job.ref, message }),
      run.now,
    ],
  );
}

/** The stall that stands for a job. */
export function stallOfJob(jobId: number): string {
  return `${prefix}${jobId}`;
}

/** The job a stall stands for; null when it is one of the engine. */
export function stalledJobOf(stallId: string): number | null {
  return stallId.startsWith(prefix) ? Number(stallId.slice(prefix.length)) : null;
}

/** Lets a job that was set aside run again, with all its retries, before the request is answered. */
export function releaseStalledJob(run: CommandRun, instanceId: string, stallId: string, jobId: number): void {
  run.rows.remove('DELETE FROM stall WHERE instance_id = ? AND stall_id = ?', [instanceId, stallId]);
  run.rows.statement(`UPDATE job SET status = 'ready', attempts = 0, not_before = ?, request_id = ? WHERE id = ?`, [
    run.now,
    run.initiator.requestId,
    jobId,
  ]);
}

/** Ids of the engine's work name their element: `<element id>:<number>`. */
function elementOf(ref: string | null): string {
  return ref?.replace(/:\d+$/, '') ?? '';
}

/** Kinds nothing waits for: given up, they leave no instance stuck. */
const nobodyWaitsFor: readonly JobKind[] = [
  'record-changed',
  'hold-reminder',
  'clock-step',
  'broadcast-signal',
  'deliver-signal',
  'expire-message',
];

/** True for the stall of a job that may be given up. @param details as `reportStalledJob` wrote them */
export function isSkippable(stallId: string, details: Readonly<Record<string, unknown>>): boolean {
  return stalledJobOf(stallId) !== null && nobodyWaitsFor.some((kind) => kind === details['kind']);
}

/** Gives up jobs that were set aside, with their stalls; all of an instance when no stall is named. */
export function dropStalledJobs(run: CommandRun, instanceId: string, stallId: string | null): void {
  const only = stallId === null ? '' : 'AND stall_id = ?';
  const params = stallId === null ? [] : [stallId];
  run.rows.remove(
    `DELETE FROM job WHERE status = 'stalled' AND '${prefix}' || id IN (
       SELECT stall_id FROM stall WHERE instance_id = ? ${only})`,
    [instanceId, ...params],
  );
  run.rows.remove(`DELETE FROM stall WHERE instance_id = ? AND stall_id LIKE '${prefix}%' ${only}`, [
    instanceId,
    ...params,
  ]);
}
