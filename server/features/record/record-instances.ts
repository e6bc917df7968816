import type { RecordDetail } from '../../contract/record.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';

interface Row {
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly parent_id: string | null;
  readonly status: RecordDetail['instances'][number]['status'];
  readonly started_at: string;
  readonly ended_at: string | null;
}

/** The version the newest case on a record was started under; null when there was none. */
export async function lastVersionOn(reader: Reader, recordId: string): Promise<string | null> {
  const [row] = await reader.query<{ version_id: string }>(
    `SELECT version_id FROM process_instance
     WHERE record_id = ? AND parent_id IS NULL ORDER BY started_at DESC, id DESC LIMIT 1`,
    [recordId],
  );
  return row?.version_id ?? null;
}

/** Every run on a record, called processes included, in the order they began. */
export async function instancesOnRecord(
  reader: Reader,
  versions: ProcessVersionService,
  recordId: string,
): Promise<RecordDetail['instances']> {
  const rows = await reader.query<Row>(
    `SELECT id, process_id, version_id, parent_id, status, started_at, ended_at FROM process_instance
     WHERE record_id = ? ORDER BY started_at, depth, id`,
    [recordId],
  );
  const views: RecordDetail['instances'] = [];
  for (const row of rows) {
    const { version, process } = await versions.model(row.version_id, row.process_id);
    views.push({
      id: row.id,
      processId: row.process_id,
      processName: inBothLanguages(process.name),
      version: version.number,
      parentInstanceId: row.parent_id,
      status: row.status,
      startedAt: row.started_at,
      endedAt: row.ended_at,
    });
  }
  return views;
}
