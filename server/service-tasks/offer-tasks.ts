import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import type { CommandRun } from '../execution/command-run.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Whose tasks may be passed to another group; those of managers and requesters stay where they are. */
const movable = ['service-desk', 'resolver'];

/** Offers the record's open tasks that nobody has taken, of desk and resolvers, to another group instead. */
export const offerTasks = defineServiceTask({
  inputs: z.object({
    /** Id of a group or role. */
    groupId: z.string().min(1),
  }),
  outputs: z.object({}),
  run: async (_tx, { groupId }, context) => {
    const { run, instance } = context;
    const record = boundRecord(context);
    const taskIds = await untaken(run, record.id);
    for (const id of taskIds) {
      run.rows.withdraw('task_candidate', (row) => row['task_id'] === id);
      run.rows.remove('DELETE FROM task_candidate WHERE task_id = ?', [id]);
      run.rows.insert('task_candidate', { task_id: id, kind: 'group', candidate: groupId });
      run.changed({ type: 'task-changed', taskId: id, recordId: record.id });
    }
    run.audit({
      action: 'tasks-offered',
      entityType: 'record',
      entityId: record.id,
      instanceId: instance.id,
      details: { groupId, taskIds: [...taskIds] },
    });
    return {};
  },
});

/** Tasks of other instances, and those this transaction has just opened. */
async function untaken(run: CommandRun, recordId: string): Promise<readonly string[]> {
  const stored = await run.tx.query<{ id: string }>(
    `SELECT id FROM task WHERE record_id = ? AND status = 'open' AND assignee_id IS NULL
       AND role IN (${placeholders(movable)}) ORDER BY opened_at, id`,
    [recordId, ...movable],
  );
  const opened = run.rows
    .of('task')
    .filter(
      (row) =>
        row['record_id'] === recordId &&
        row['status'] === 'open' &&
        row['assignee_id'] === null &&
        movable.some((role) => role === row['role']),
    );
  return [...stored.map(({ id }) => id), ...opened.map((row) => String(row['id']))];
}
