import { type AccountRow, accountColumns, toAccount } from '../../../accounts/account.ts';
import { mayWork } from '../permission.ts';
import { separationOfTask } from '../separation-of-task.ts';
import { type Governed, tell } from './governed.ts';

/** A task that opens again goes to whoever had done it, where they still may; its candidates stay. */
export async function giveBack(governed: Governed, elementId: string, userId: string | null): Promise<void> {
  const { run, instance, at, actor } = governed;
  const [row] = await at.source.query<AccountRow>(`SELECT ${accountColumns} FROM account a WHERE a.user_id = ?`, [
    userId,
  ]);
  if (!row) return;
  const { record } = at;
  const separation = await separationOfTask(at, elementId);
  if (mayWork(toAccount(row), { record, separation, isCandidate: true }) !== null) return;
  const opened = (task: Readonly<Record<string, unknown>>) =>
    task['instance_id'] === instance.id && task['element_id'] === elementId && task['assignee_id'] === null;
  if (run.rows.amend('task', opened, { assignee_id: row.user_id }) && row.user_id !== actor.userId)
    await tell(governed, [row.user_id], 'task-returned');
}
