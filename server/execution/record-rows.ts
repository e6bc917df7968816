import type { Variables } from '../../engine/index.ts';
import type { StoredRecord } from './record-draft.ts';

/** Columns of `record` as the database answers them. */
export interface RecordRow {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly process_id: string | null;
  readonly title: string;
  readonly status: string;
  readonly stage: string;
  readonly fields: string;
  readonly customer_id: string | null;
  readonly service_id: string | null;
  readonly requester_id: string | null;
  readonly assignee_id: string | null;
  readonly assignment_group_id: string | null;
  readonly priority: string | null;
  readonly created_at: string;
  readonly created_by: string | null;
  readonly updated_at: string;
  readonly closed_at: string | null;
  readonly lock_version: number;
  readonly restricted: number;
}

export function storedRecord(row: RecordRow): StoredRecord {
  return {
    id: row.id,
    type: row.type,
    number: row.number,
    processId: row.process_id,
    status: row.status,
    stage: row.stage,
    fields: JSON.parse(row.fields) as Variables,
    customerId: row.customer_id,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
    lockVersion: row.lock_version,
  };
}
