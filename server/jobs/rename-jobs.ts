import type { Transaction } from '../database/unit-of-work.ts';
import type { JobKind, JobPayload } from './job.ts';
import { stallOfJob } from './stalled-job.ts';

/**
 * Gives the jobs of a piece of work the id it has now. Whoever has leased one finds its lease gone and leaves it: it
 * would look for the old id, find nothing there, and the job would be lost.
 */
export async function renameJobs(
  tx: Transaction,
  work: {
    readonly kind: JobKind;
    readonly instanceId: string;
    readonly id: string;
    readonly newId: string;
    readonly elementId: string;
  },
): Promise<void> {
  const { kind, instanceId, id, newId, elementId } = work;
  const rows = await tx.query<{ id: number; payload: string }>(
    'SELECT id, payload FROM job WHERE instance_id = ? AND kind = ? AND ref = ?',
    [instanceId, kind, id],
  );
  for (const row of rows) {
    await tx.execute(
      `UPDATE job SET ref = ?, payload = ?, lease_owner = NULL, lease_until = NULL, lease_count = lease_count + 1
       WHERE id = ?`,
      [newId, JSON.stringify(renamed(JSON.parse(row.payload) as JobPayload, work)), row.id],
    );
    await tx.execute('UPDATE stall SET element_id = ? WHERE instance_id = ? AND stall_id = ?', [
      elementId,
      instanceId,
      stallOfJob(row.id),
    ]);
  }
}

/** A service is told its own id and element. */
function renamed(
  payload: JobPayload,
  { kind, newId, elementId }: { readonly kind: JobKind; readonly newId: string; readonly elementId: string },
): JobPayload {
  return kind === 'service' ? { ...payload, jobId: newId, elementId } : payload;
}
