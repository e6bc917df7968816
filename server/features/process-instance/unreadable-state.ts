import { EngineError } from '../../../engine/index.ts';
import { writeAudit } from '../../audit.ts';
import type { Transaction } from '../../database/unit-of-work.ts';

/** The stored state of one instance was cut short, or written by a newer engine; only that instance stands still. */
export class StateUnreadable extends EngineError {
  readonly instanceId: string;

  constructor(instanceId: string, why: string, options: ErrorOptions = {}) {
    super('STATE_UNREADABLE', `the state of instance ${instanceId} cannot be read: ${why}`, options);
    this.instanceId = instanceId;
  }
}

/** The stall of an instance whose state cannot be read; there is at most one. */
export const unreadableStall = 'state';

/** Shows a person that the state cannot be read; once, however often it is met. */
export async function reportUnreadable(tx: Transaction, { instanceId, message }: StateUnreadable): Promise<void> {
  const added = await tx.execute(
    `INSERT INTO stall (instance_id, stall_id, element_id, code, details, since)
     SELECT id, ?, '', 'STATE_UNREADABLE', ?, ? FROM process_instance WHERE id = ?
     ON CONFLICT (instance_id, stall_id) DO NOTHING`,
    [unreadableStall, JSON.stringify({ message }), tx.now, instanceId],
  );
  if (added === 0) return;
  await writeAudit(tx, [
    {
      actorId: null,
      action: 'stalled',
      entityType: 'process-instance',
      entityId: instanceId,
      instanceId,
      details: { elementId: '', code: 'STATE_UNREADABLE' },
    },
  ]);
}
