import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** Instances that wait for a condition on the record and have not seen its last change are told by a job. */
export async function tellWatchers(run: CommandRun, draft: RecordDraft): Promise<void> {
  const stored = await run.tx.query<{ id: string }>(
    `SELECT id FROM process_instance WHERE record_id = ? AND watching = 1 AND status = 'active'`,
    [draft.id],
  );
  const here = [...run.instances.values()].filter((instance) => instance.record?.id === draft.id);
  const elsewhere = stored.map((row) => row.id).filter((id) => !run.instances.has(id));
  const waiting = here
    .filter(({ watching, status, seenRevision }) => watching && status === 'active' && seenRevision < draft.revision)
    .map((instance) => instance.id);
  for (const id of [...elsewhere, ...waiting])
    run.job({ kind: 'record-changed', dueAt: run.now, instanceId: id, recordId: draft.id });
}
