import { type InstanceState, isReadable } from '../../../engine/index.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { ProcessVersionService } from '../../features/process-version/process-version.service.ts';
import type { Directory } from '../directory.ts';
import { RecordDraft, type StoredRecord } from '../record-draft.ts';
import { type RecordRow, storedRecord } from '../record-rows.ts';
import type { Situation } from './situation.ts';

interface InstanceRow {
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly record_id: string | null;
  readonly root_id: string;
  readonly state: string;
}

/** What showing what may be done needs. */
export interface StoredParts {
  readonly reader: Reader;
  readonly versions: ProcessVersionService;
  readonly directory: Directory;
  readonly now: () => Date;
}

/** The situation of a run as it is stored, for showing what may be done; null when there is no such run. */
export async function storedSituation(instanceId: string, parts: StoredParts): Promise<Situation | null> {
  const { reader, versions, directory } = parts;
  const [row] = await reader.query<InstanceRow>(
    'SELECT id, process_id, version_id, record_id, root_id, state FROM process_instance WHERE id = ?',
    [instanceId],
  );
  if (!row) return null;
  const { version, process } = await versions.model(row.version_id, row.process_id);
  const base = { source: reader, directory, versions, now: parts.now(), version, process };
  const instance = { id: row.id, rootId: row.root_id };
  const record = row.record_id === null ? null : await recordOf(row.record_id, version.id, parts);
  return { ...base, instance, state: readableState(row.state), record };
}

async function recordOf(id: string, versionId: string, { reader, versions }: StoredParts): Promise<RecordDraft | null> {
  const [row] = await reader.query<RecordRow>('SELECT * FROM record WHERE id = ?', [id]);
  const type = row && (await versions.recordTypeIn(versionId, row.type));
  const stored = row && type && readableRecord(row);
  return stored ? new RecordDraft(stored, type.type, false) : null;
}

/** Null for a record whose fields cannot be read: its case is shown all the same, and nothing may be done by hand. */
function readableRecord(row: RecordRow): StoredRecord | null {
  try {
    return storedRecord(row);
  } catch {
    return null;
  }
}

/** Null for a state this program cannot read: then nothing may be done by hand. */
function readableState(text: string): InstanceState | null {
  try {
    const state = JSON.parse(text) as InstanceState;
    return isReadable(state) ? state : null;
  } catch {
    return null;
  }
}
