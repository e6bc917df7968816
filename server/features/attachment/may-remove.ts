import { type Actor, can } from '../../actor.ts';
import type { AttachmentRow } from './attachment.repository.ts';

/** Why a person may not remove a file; null when they may. */
export type RemoveRefusal = 'closed' | 'not-theirs' | null;

/**
 * Whoever uploaded a file may remove it while the case is open, unless a completed task has taken it: then it is
 * evidence of that task, and only those who may override records remove it. Nothing is removed from a closed record.
 */
export function removeRefusal(row: AttachmentRow, actor: Actor): RemoveRefusal {
  if (row.record_closed_at !== null) return 'closed';
  if (can(actor, 'record.override')) return null;
  const isEvidence = row.task_status === 'completed';
  return row.uploaded_by === actor.userId && !isEvidence ? null : 'not-theirs';
}
