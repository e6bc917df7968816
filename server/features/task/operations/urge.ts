import { type Governed, noteByHand, tell } from './governed.ts';

/** Reminds whoever has the task; where nobody has, everybody who may take it. */
export async function urgeTask(governed: Governed): Promise<void> {
  const { run, at } = governed;
  const { task, offered } = at;
  run.rows.statement('UPDATE task SET urged_at = ? WHERE id = ?', [run.now, task.id]);
  noteByHand(governed, 'urge', {});
  await tell(
    governed,
    task.assignee_id === null ? [...offered.users, ...offered.groups] : [task.assignee_id],
    'task-urged',
  );
}
