import type { Actor } from '../../actor.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { Directory } from '../../execution/directory.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import { contributableRecords, readableRecords } from './readable.view.ts';
import { findRecord } from './record.repository.ts';
import type { RecordStore } from './record-store.service.ts';

/** Where records are found. */
interface Parts {
  readonly records: RecordStore;
  readonly versions: ProcessVersionService;
  readonly directory: Directory;
}

/** A record by its type, and its id or number. */
export interface RecordAddress {
  readonly type: string;
  readonly id: string;
}

/**
 * The record somebody wants to add to, locked.
 *
 * @throws {RequestError} `NOT_FOUND` when they may not know of it, `NOT_AUTHORISED` when they only read it,
 *   `RECORD_CLOSED`
 */
export async function loadToContribute(
  run: CommandRun,
  { records, versions, directory }: Parts,
  { type, id }: RecordAddress,
  actor: Actor,
): Promise<RecordDraft> {
  const row = await findRecord(run.tx, type, id, await readableRecords(actor, directory));
  if (!row || !versions.recordType(type)?.processId) throw new NotFound('record', id);
  if (!(await findRecord(run.tx, type, id, await contributableRecords(actor, directory))))
    throw new NotPermitted(`${actor.userId} has no part in ${row.number}`, { permission: 'record.contribute' });
  const record = await records.load(run, row.id);
  if (record.closedAt !== null)
    throw new RequestError('RECORD_CLOSED', `${record.number} is closed`, { params: { number: record.number } });
  return record;
}
