import type { AuditAction } from './contract/audit-action.ts';
import { insertMany } from './database/insert-many.ts';
import type { Transaction } from './database/unit-of-work.ts';

/** Something that was done, or refused, and by whom. */
export interface AuditEntry {
  readonly actorId: string | null;
  /** e.g. `signed-in`, `denied`, `manual-override`. */
  readonly action: AuditAction;
  readonly entityType: string;
  readonly entityId: string | null;
  /** Never a password, a token or a form's contents. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId?: string | null;
  readonly onBehalfOf?: string | null;
  readonly instanceId?: string | null;
  readonly taskId?: string | null;
}

/** Adds to the append-only trail, in the transaction of what it tells. */
export async function writeAudit(tx: Transaction, entries: readonly AuditEntry[]): Promise<void> {
  await insertMany(
    tx,
    'audit_trail',
    entries.map((entry) => ({
      at: tx.now,
      actor_id: entry.actorId,
      on_behalf_of: entry.onBehalfOf ?? null,
      action: entry.action,
      entity_type: entry.entityType,
      entity_id: entry.entityId,
      details: JSON.stringify(entry.details),
      request_id: entry.requestId ?? null,
      instance_id: entry.instanceId ?? null,
      task_id: entry.taskId ?? null,
    })),
  );
}
