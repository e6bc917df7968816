import type { Json } from '../../../engine/index.ts';
import { RequestError } from '../../errors.ts';
import { changeOf } from '../../execution/audit-row.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** Adds the row of a new record and its inbox fields. */
export function insertRecord(run: CommandRun, draft: RecordDraft, customerId: string | null): void {
  const { stored } = draft;
  run.rows.insert('record', {
    id: draft.id,
    type: draft.type.type,
    number: draft.number,
    process_id: stored.processId,
    ...columns(draft, customerId),
    created_at: stored.createdAt,
    created_by: stored.createdBy,
    updated_at: run.now,
    lock_version: 1,
  });
  writeInboxFields(run, draft);
  trace(run, draft);
}

/** Updates the row of a record, guarded by its version: when another transaction was faster, that is `STALE_WRITE`. */
export function updateRecord(run: CommandRun, draft: RecordDraft, customerId: string | null): void {
  const { lockVersion } = draft.stored;
  run.rows.guardedRecord({
    id: draft.id,
    lockVersion,
    change: { ...columns(draft, customerId), updated_at: run.now, lock_version: lockVersion + 1 },
    lost: () =>
      new RequestError('STALE_WRITE', `record ${draft.number} was changed meanwhile`, {
        params: { number: draft.number },
      }),
  });
  writeInboxFields(run, draft);
  trace(run, draft);
}

/** What lists filter and sort by stands in columns; everything else in `fields`. */
function columns(draft: RecordDraft, customerId: string | null) {
  return {
    title: draft.text('title') ?? '',
    status: draft.status,
    stage: draft.stage,
    fields: JSON.stringify(draft.fields),
    search_text: searchText(draft),
    customer_id: customerId,
    service_id: draft.text('serviceId'),
    requester_id: draft.text('requesterId'),
    assignee_id: draft.text('assigneeId'),
    assignment_group_id: draft.text('assignmentGroupId'),
    priority: draft.text('priority'),
    closed_at: draft.closedAt,
    restricted: draft.restricted,
  };
}

/** Lower case of everything people typed: found by any part of it, Chinese included. */
function searchText(draft: RecordDraft): string {
  const typed = draft.type.fields
    .filter((field) => field.type === 'text' || field.type === 'long')
    .map((field) => draft.text(field.key) ?? '');
  return [draft.number, draft.text('title') ?? '', draft.text('description') ?? '', ...typed]
    .filter((text) => text !== '')
    .join('\n')
    .toLowerCase();
}

/** Fields marked `inbox` are promoted to indexed rows. */
function writeInboxFields(run: CommandRun, draft: RecordDraft): void {
  for (const field of draft.type.fields) {
    if (!field.inbox || !(draft.isNew || draft.changedKeys.has(field.key))) continue;
    const value = draft.fields[field.key] ?? null;
    run.rows.inboxField({
      record_id: draft.id,
      type: draft.type.type,
      key: field.key,
      text_value: textOf(value),
      number_value: typeof value === 'number' ? value : null,
    });
  }
}

/**
 * The inbox fields of a closed record leave the index of open work with its last open task, and come back with the next;
 * those of an open record are always in it.
 */
export function keepLive(run: CommandRun, { id, closedAt, stored }: RecordDraft): void {
  if (closedAt === null && stored.closedAt === null) return;
  const live =
    closedAt === null
      ? '1'
      : `CASE WHEN EXISTS (SELECT 1 FROM task WHERE record_id = ? AND status = 'open') THEN 1 ELSE 0 END`;
  run.rows.statement(`UPDATE record_field SET live = ${live} WHERE record_id = ?`, closedAt === null ? [id] : [id, id]);
}

function textOf(value: Json): string | null {
  if (value === null || typeof value === 'number') return value === null ? null : String(value);
  return typeof value === 'string' ? value.slice(0, 500) : JSON.stringify(value).slice(0, 500);
}

/** History says which fields changed; the audit trail from what to what, as far as no person typed it. */
function trace(run: CommandRun, draft: RecordDraft): void {
  const place = placeOf(draft);
  if (draft.status !== draft.stored.status)
    run.history({ lifecycle: 'status-changed', details: { from: draft.stored.status, to: draft.status } }, place);
  const keys = [...draft.changedKeys];
  if (keys.length > 0) run.history({ lifecycle: 'record-written', details: { fields: keys } }, place);
  run.audit({
    action: draft.isNew ? 'record-created' : 'record-written',
    entityType: 'record',
    entityId: draft.id,
    details: {
      number: draft.number,
      status: draft.status,
      fields: Object.fromEntries(
        keys.map((key) => [key, changeOf(draft.stored.fields[key], draft.fields[key], draft.field(key))]),
      ),
    },
  });
}
