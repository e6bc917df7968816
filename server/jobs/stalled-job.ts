import type { Transaction } from '../database/unit-of-work.ts';
import type { CommandRun } from '../execution/command-run.ts';
import type { Job } from './job.ts';

const prefix = 'job:';

/** A job that failed for good is shown as a stall of its instance, so that a person sees it and may try again. */
export async function reportStalledJob(tx: Transaction, job: Job, message: string): Promise<void> {
  if (job.instanceId === null) return;
  await tx.execute(
    `INSERT INTO stall (instance_id, stall_id, element_id, code, details, since) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (instance_id, stall_id) DO NOTHING`,
    [
      job.instanceId,
      `${prefix}${job.id}`,
      elementOf(job.ref),
      'JOB_FAILED',
      JSON.stringify({ kind: job.kind, ref: job.ref, message }),
      tx.now,
    ],
  );
}

/** The job a stall stands for; null when it is one of the engine. */
export function stalledJobOf(stallId: string): number | null {
  return stallId.startsWith(prefix) ? Number(stallId.slice(prefix.length)) : null;
}

/** Lets a job that was set aside run again, with all its retries. */
export function releaseStalledJob(run: CommandRun, instanceId: string, stallId: string, jobId: number): void {
  run.rows.remove('DELETE FROM stall WHERE instance_id = ? AND stall_id = ?', [instanceId, stallId]);
  run.rows.statement(`UPDATE job SET status = 'ready', attempts = 0, not_before = ? WHERE id = ?`, [run.now, jobId]);
}

/** Ids of the engine's work name their element: `<element id>:<number>`. */
function elementOf(ref: string | null): string {
  return ref?.replace(/:\d+$/, '') ?? '';
}
