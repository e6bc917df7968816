import type { Variables } from '../../../engine/index.ts';
import { NotFound } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { ProcessVersionService, VersionedModel } from '../process-version/process-version.service.ts';
import type { RecordStore } from '../record/record-store.service.ts';

/** The record a message starts a case on: one it names, a new one, or none because it may not have that one. */
export type NamedRecord =
  | { readonly type: 'record'; readonly record: RecordDraft }
  | { readonly type: 'new' }
  | { readonly type: 'refused'; readonly reason: string };

/**
 * A message may name a record by `recordNumber` when the catalogue says so: one of the process's own type, in a state
 * in which the message is offered, on which the process does not run.
 */
export async function namedRecord(
  run: CommandRun,
  { versions, records }: { readonly versions: ProcessVersionService; readonly records: RecordStore },
  messageName: string,
  payload: Variables,
  process: VersionedModel['process'],
): Promise<NamedRecord> {
  const number = payload['recordNumber'];
  const message = versions.shared.messages.find((each) => each.name === messageName);
  if (number === undefined || number === null || !message?.payload.includes('recordNumber')) return { type: 'new' };
  const refused = (reason: string): NamedRecord => ({ type: 'refused', reason });
  if (typeof number !== 'string') return refused('recordNumber is no text');

  const record = await ownRecord(run, records, number, process.properties['record']);
  if (!record) return refused(`there is no ${process.properties['record'] ?? 'record'} ${number}`);
  const states = message.offered?.states;
  if (states && !states.includes(record.status)) return refused(`${number} is "${record.status}"`);
  // The record is locked by now, so of two messages the second one sees what the first one began.
  const running = await run.tx.query(
    `SELECT 1 AS one FROM process_instance WHERE record_id = ? AND process_id = ? AND parent_id IS NULL
     AND status = 'active' LIMIT 1`,
    [record.id, process.id],
  );
  return running.length > 0 ? refused(`"${process.id}" runs on ${number} already`) : { type: 'record', record };
}

async function ownRecord(
  run: CommandRun,
  records: RecordStore,
  number: string,
  type: string | undefined,
): Promise<RecordDraft | undefined> {
  try {
    const record = await records.byNumber(run, number);
    return record.type.type === type ? record : undefined;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
