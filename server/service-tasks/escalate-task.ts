import { z } from 'zod';
import type { CommandRun } from '../execution/command-run.ts';
import { managersAbove } from '../execution/managers-above.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

const lastResort = 'sms-manager';

interface OpenTask {
  readonly id: string;
  readonly task_key: string;
  readonly assignee_id: string | null;
}

/**
 * Offers an open task of this instance to the managers of those it is offered to as well. Whoever has taken it and is
 * away keeps nobody waiting: it is given back. Requester, beneficiary and whoever has a vote of their own are passed
 * over: the next one up is asked.
 */
export const escalateTask = defineServiceTask({
  inputs: z.object({
    /** Element of the open task. */
    elementId: z.string(),
    userIds: z.array(z.string()),
    /** Everybody with a seat in the approval the task belongs to. */
    seated: z.array(z.string()).default([]),
  }),
  outputs: z.object({
    /** Who may do it now as well. */
    escalatedTo: z.array(z.string()),
  }),
  run: async (_tx, { elementId, userIds, seated }, context) => {
    const { run, parts, instance } = context;
    const record = boundRecord(context);
    const task = await openTask(run, instance.id, elementId);
    if (!task) return { escalatedTo: [] };
    const escalatedTo = await managersOf(userIds, seated, context);
    for (const candidate of escalatedTo)
      run.rows.statement(
        `INSERT INTO task_candidate (task_id, kind, candidate) SELECT ?, 'user', ? WHERE NOT EXISTS
           (SELECT 1 FROM task_candidate WHERE task_id = ? AND kind = 'user' AND candidate = ?)`,
        [task.id, candidate, task.id, candidate],
      );
    if (task.assignee_id !== null) {
      run.rows.statement('UPDATE task SET assignee_id = NULL, claimed_at = NULL WHERE id = ?', [task.id]);
      run.enqueue({
        instanceId: instance.id,
        mayBeLate: true,
        command: { type: 'release-task', taskId: task.task_key },
      });
    }
    await parts.notifications.notify(run, record, { to: escalatedTo, template: 'approval-escalated', data: {} });
    run.audit({
      action: 'task-escalated',
      entityType: 'task',
      entityId: task.id,
      instanceId: instance.id,
      details: { elementId, to: [...escalatedTo], takenFrom: task.assignee_id },
    });
    run.changed({ type: 'task-changed', taskId: task.id, recordId: record.id, instanceId: instance.id });
    return { escalatedTo: [...escalatedTo] };
  },
});

async function openTask(run: CommandRun, instanceId: string, elementId: string): Promise<OpenTask | undefined> {
  const [row] = await run.tx.query<OpenTask>(
    `SELECT id, task_key, assignee_id FROM task WHERE instance_id = ? AND element_id = ? AND status = 'open'
     ORDER BY opened_at DESC LIMIT 1`,
    [instanceId, elementId],
  );
  return row;
}

/** Each person's nearest manager who is fit; for those without one, who answers for the system. */
async function managersOf(
  userIds: readonly string[],
  seated: readonly string[],
  context: ServiceContext,
): Promise<readonly string[]> {
  const record = boundRecord(context);
  const { directory } = context.parts;
  const passedOver = [record.text('requesterId'), record.text('beneficiaryId'), ...userIds, ...seated];
  const managers = new Set<string>();
  for (const id of userIds) {
    const manager = (await managersAbove([id], directory)).find((each) => !passedOver.includes(each));
    for (const each of manager === undefined ? await directory.holdersOf(lastResort) : [manager])
      if (!passedOver.includes(each)) managers.add(each);
  }
  return [...managers];
}
