import { placeholders } from '../../database/list-sql.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** Instances that wait for a condition on one of these records and have not seen its last change are told by a job. */
export async function tellWatchers(run: CommandRun, drafts: readonly RecordDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const stored = await run.tx.query<{ id: string; record_id: string }>(
    `SELECT id, record_id FROM process_instance
     WHERE record_id IN (${placeholders(drafts)}) AND watching = 1 AND status = 'active'`,
    drafts.map(({ id }) => id),
  );
  const elsewhere = stored
    .filter(({ id }) => !run.instances.has(id))
    .map(({ id, record_id: recordId }) => ({ id, recordId }));
  const waiting = drafts.flatMap(({ id: recordId, revision }) =>
    [...run.instances.values()]
      .filter(({ record }) => record?.id === recordId)
      .filter(({ watching, status, seenRevision }) => watching && status === 'active' && seenRevision < revision)
      .map(({ id }) => ({ id, recordId })),
  );
  for (const { id, recordId } of [...elsewhere, ...waiting])
    run.job({ kind: 'record-changed', dueAt: run.now, instanceId: id, recordId });
}
