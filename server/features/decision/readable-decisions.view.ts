import { type Actor, can } from '../../actor.ts';
import type { Directory } from '../../execution/directory.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { anyOf, readableRecords } from '../record/readable.view.ts';

/**
 * Decisions a person may know of, as a condition on `decision_log d` with its `record r`: those of records they may
 * read; those of cases without a record are for whoever reads the whole history.
 */
export async function readableDecisions(actor: Actor, directory: Directory): Promise<Condition> {
  const records = await readableRecords(actor, directory);
  const ofReadable = { sql: `(d.record_id IS NOT NULL AND ${records.sql})`, params: records.params };
  return can(actor, 'history.read-all') ? anyOf([ofReadable, { sql: 'd.record_id IS NULL', params: [] }]) : ofReadable;
}
