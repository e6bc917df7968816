import { type Governed, noteByHand, tell } from './governed.ts';
import { refuseWrongPeople } from './people.ts';

/** Gives a task to somebody else who could have taken it; they have not claimed it yet. */
export async function transferTask(governed: Governed, { person }: { readonly person: string }): Promise<void> {
  const { run, instance, at, actor } = governed;
  const { task } = at;
  await refuseWrongPeople('transfer', at, actor, [person]);
  run.rows.statement(
    `UPDATE task SET assignee_id = ?, claimed_at = NULL, acted_for = NULL WHERE id = ? AND status = 'open'`,
    [person, task.id],
  );
  const { record } = instance;
  if (record && task.sla_metric !== null && task.assignee_id !== null && record.text('assigneeId') === task.assignee_id)
    record.write({ assigneeId: person });
  noteByHand(governed, 'transfer', { people: [person], from: task.assignee_id });
  run.changed({ type: 'task-changed', taskId: task.id, recordId: task.record_id, instanceId: instance.id });
  await tell(governed, [person], 'task-transferred');
}
