import { createHash } from 'node:crypto';
import type { Json } from '../../engine/index.ts';
import type { RecordField } from '../../rules/schema/record-field.ts';
import type { AuditAction } from '../contract/audit-action.ts';
import type { Row } from '../database/row.ts';
import type { Initiator } from './initiator.ts';

/** One line of the audit trail: who changed what, in which task, for which reason. */
export interface AuditEntry {
  readonly action: AuditAction;
  readonly entityType: string;
  readonly entityId: string;
  readonly instanceId?: string | null;
  readonly details: Readonly<Record<string, Json>>;
}

export function auditRow(
  entry: AuditEntry,
  at: Date,
  initiator: Initiator & { readonly actedFor?: string | null },
): Row {
  return {
    at,
    actor_id: initiator.userId,
    on_behalf_of: initiator.actedFor ?? null,
    action: entry.action,
    entity_type: entry.entityType,
    entity_id: entry.entityId,
    details: JSON.stringify(entry.details),
    request_id: initiator.requestId,
    instance_id: entry.instanceId ?? null,
    task_id: initiator.taskId,
  };
}

/** What people type, or hand in: it may have to be erased one day. */
const erasable: ReadonlySet<string> = new Set(['text', 'long', 'file', 'object']);

/** One side of a change: nothing, the digest of what was typed, or a value that is no text of people. */
type Side = string | null | { readonly value: Json };

/**
 * What the change of a value leaves in the trail. Choices, numbers, dates and references stand there as they are; of what
 * people type there is a digest, which proves a change without keeping what may have to be erased one day.
 *
 * @param field the field as its record type has it; of a value without one there is a digest
 */
export function changeOf(
  before: Json | undefined,
  after: Json | undefined,
  field?: Pick<RecordField, 'type' | 'of'>,
): { readonly before: Side; readonly after: Side } {
  const isKept = field !== undefined && !erasable.has(field.type === 'list' ? (field.of ?? 'object') : field.type);
  return { before: sideOf(before, isKept), after: sideOf(after, isKept) };
}

function sideOf(value: Json | undefined, isKept: boolean): Side {
  if (value === undefined || value === null) return null;
  return isKept ? { value } : digest(value);
}

/** SHA-256 of a value, its first 128 bits. */
export function digest(value: Json): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
