import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../server/database/unit-of-work.ts';

/** A running instance of `incident` that only stands there. */
export async function insertInstance(tx: Transaction, recordId: string | null): Promise<string> {
  const id = randomUUID();
  await tx.execute(
    `INSERT INTO process_instance
       (id, process_id, version_id, record_id, root_id, depth, state, rev, status, watching, started_at)
     VALUES (?, 'incident', 'incident:1', ?, ?, 0, '{}', 1, 'active', 0, ?)`,
    [id, recordId, id, tx.now],
  );
  return id;
}

export interface GivenTask {
  readonly id: string;
  readonly recordId: string;
  readonly role: string;
  readonly assignee: string | null;
}

/** An open task offered to group APP. */
export async function insertTask(tx: Transaction, task: GivenTask): Promise<void> {
  const instanceId = await insertInstance(tx, task.recordId);
  await tx.execute(
    `INSERT INTO task (id, instance_id, task_key, version_id, process_id, element_id, record_id, name_en, role, inputs,
       status, assignee_id, priority, opened_at)
     VALUES (?, ?, 't1', 'incident:1', 'incident', 'UT5', ?, 'Accept', ?, '{}', 'open', ?, 50, ?)`,
    [task.id, instanceId, task.recordId, task.role, task.assignee, tx.now],
  );
  await tx.execute(`INSERT INTO task_candidate (task_id, kind, candidate) VALUES (?, 'group', 'APP')`, [task.id]);
}
