import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { addLinks } from './add-links.ts';

/**
 * Links a record to a known error or an article that was used for it. A known error counts its uses, each record once.
 */
export async function noteUse(run: CommandRun, record: RecordDraft, entry: RecordDraft): Promise<void> {
  const before = await run.tx.query(
    `SELECT 1 AS one FROM record_link WHERE record_id = ? AND type = 'related' AND target_id = ?`,
    [record.id, entry.id],
  );
  if (before.length > 0) return;
  const count = entry.fields['usedCount'];
  if (entry.field('usedCount')) entry.write({ usedCount: (typeof count === 'number' ? count : 0) + 1 });
  await addLinks(run, record, 'related', [entry.number]);
}
