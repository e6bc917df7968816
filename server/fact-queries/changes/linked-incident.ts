import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** The provider has nothing left to restore. */
const restored = ['resolved', 'closed', 're-typed', 'cancelled'];

/** Priority of the incident a change is linked to while it is open; null otherwise. */
export async function linkedIncidentPriority(run: CommandRun, record: RecordDraft): Promise<string | null> {
  const number = record.text('linkedIncident');
  if (number === null) return null;
  const draft = [...run.records.values()].find((each) => each.number === number);
  if (draft) return restored.includes(draft.status) ? null : draft.text('priority');
  const [row] = await run.tx.query<{ status: string; priority: string | null }>(
    `SELECT status, priority FROM record WHERE type = 'incident' AND number = ?`,
    [number],
  );
  return row && !restored.includes(row.status) ? row.priority : null;
}
