import { z } from 'zod';
import { boundRecord, defineServiceTask } from './service-task.ts';

/**
 * Lets others give the votes that are missing: open tasks of an element that nobody has begun lose their assignee and
 * are offered to the groups and roles as well. Who had a seat may still take it.
 */
export const offerVotes = defineServiceTask({
  inputs: z.object({
    /** Id of the user task. */
    element: z.string(),
    /** Groups and roles. */
    to: z.array(z.string()).min(1),
  }),
  outputs: z.object({ offered: z.int() }),
  run: async (tx, { element, to }, context) => {
    const { run, parts, instance } = context;
    const record = boundRecord(context);
    const tasks = await tx.query<{ id: string }>(
      `SELECT id FROM task WHERE instance_id = ? AND element_id = ? AND status = 'open' AND claimed_at IS NULL ORDER BY id`,
      [instance.id, element],
    );
    for (const { id } of tasks) {
      run.rows.statement(
        `INSERT INTO task_candidate (task_id, kind, candidate)
         SELECT t.id, 'user', t.assignee_id FROM task t WHERE t.id = ? AND t.assignee_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM task_candidate c WHERE c.task_id = t.id AND c.candidate = t.assignee_id)`,
        [id],
      );
      run.rows.statement('UPDATE task SET assignee_id = NULL WHERE id = ?', [id]);
      for (const candidate of to)
        run.rows.statement(
          `INSERT INTO task_candidate (task_id, kind, candidate) SELECT ?, 'group', ?
           WHERE NOT EXISTS (SELECT 1 FROM task_candidate WHERE task_id = ? AND candidate = ?)`,
          [id, candidate, id, candidate],
        );
      run.changed({ type: 'task-changed', taskId: id, recordId: record.id });
    }
    run.audit({
      action: 'tasks-offered',
      entityType: 'record',
      entityId: record.id,
      instanceId: instance.id,
      details: { to: [...to], taskIds: tasks.map(({ id }) => id) },
    });
    if (tasks.length > 0)
      await parts.notifications.notify(run, record, {
        to,
        template: 'change-votes-missing',
        data: { number: record.number, title: record.text('title') },
      });
    return { offered: tasks.length };
  },
});
