import type { Actor } from '../../actor.ts';
import type { Directory } from '../../execution/directory.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { allOf, anyOf, readableRecords } from '../record/readable.view.ts';

/**
 * Files a person may know of, as a condition on `attachment a` with its `record r`: those of records they may read, and
 * their own that nothing has taken yet.
 */
export async function readableAttachments(actor: Actor, directory: Directory): Promise<Condition> {
  return allOf([
    { sql: 'a.removed_at IS NULL', params: [] },
    anyOf([
      { sql: '(a.record_id IS NULL AND a.uploaded_by = ?)', params: [actor.userId] },
      allOf([{ sql: 'a.record_id IS NOT NULL', params: [] }, await readableRecords(actor, directory)]),
    ]),
  ]);
}
