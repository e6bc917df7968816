import { createHash } from 'node:crypto';
import type { Json } from '../../engine/index.ts';
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

/** What the change of a value leaves in the trail: a digest of each side; an empty side is said to be empty. */
export function changeOf(
  before: Json | undefined,
  after: Json | undefined,
): { readonly before: string | null; readonly after: string | null } {
  return { before: digestOrEmpty(before), after: digestOrEmpty(after) };
}

function digestOrEmpty(value: Json | undefined): string | null {
  return value === undefined || value === null ? null : digest(value);
}

/** SHA-256 of a value: the trail proves a change without keeping what may have to be erased one day. */
export function digest(value: Json): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
