import { type Actor, can } from '../../actor.ts';
import type { Directory } from '../../execution/directory.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { anyOf, readableRecords } from '../record/readable.view.ts';

/**
 * Instances a person may know of, as a condition on `process_instance i` with its `record r`: those of records they may
 * read, and those without a record that they started.
 */
export async function readableInstances(actor: Actor, directory: Directory): Promise<Condition> {
  const records = await readableRecords(actor, directory);
  const ofReadable = { sql: `(i.record_id IS NOT NULL AND ${records.sql})`, params: records.params };
  const withoutRecord = can(actor, 'record.read-all')
    ? { sql: 'i.record_id IS NULL', params: [] }
    : { sql: '(i.record_id IS NULL AND i.started_by = ?)', params: [actor.userId] };
  return anyOf([ofReadable, withoutRecord]);
}
