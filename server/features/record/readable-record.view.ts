import type { Actor } from '../../actor.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import type { RecordRow } from '../../execution/record-rows.ts';
import type { RecordAddress } from './contribution.service.ts';
import { readableRecords } from './readable.view.ts';
import { findRecord } from './record.repository.ts';

/** The record of a case by type and id or number; undefined when the actor may not know of it. */
export async function readableRecord(
  source: Pick<Reader, 'query'>,
  { type, id }: RecordAddress,
  actor: Actor,
  directory: Directory,
): Promise<RecordRow | undefined> {
  const row = await findRecord(source, type, id, await readableRecords(actor, directory));
  return row?.process_id ? row : undefined;
}
