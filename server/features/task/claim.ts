import type { CommandRun } from '../../execution/command-run.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { openHold } from '../sla-clock/hold.service.ts';
import type { TaskRow } from './task.repository.ts';
import { taskElement } from './task-model.ts';

/**
 * A person works on a task: the first time, also when it was given to them by name, is taking it.
 *
 * @param actedFor whom they stand in for
 */
export async function claimed(
  run: CommandRun,
  instances: ProcessInstanceService,
  instance: RunningInstance,
  task: TaskRow,
  userId: string,
  actedFor: string | null = null,
): Promise<void> {
  const isTheirs = task.claimed_at !== null && task.assignee_id === userId;
  if (!isTheirs) await claim(run, instances, instance, task, { userId, actedFor });
}

/**
 * A person takes a task: the engine, the inbox, and the record learn of it. The first claim of a task that answers to
 * the response clock is the response (domain 0.5 rule 5).
 */
async function claim(
  run: CommandRun,
  instances: ProcessInstanceService,
  instance: RunningInstance,
  task: TaskRow,
  { userId, actedFor }: { readonly userId: string; readonly actedFor: string | null },
): Promise<void> {
  await instances.command(run, instance.id, { type: 'claim-task', taskId: task.task_key, userId });
  run.rows.statement(
    `UPDATE task SET assignee_id = ?, claimed_at = ?, acted_for = ? WHERE id = ? AND status = 'open'`,
    [userId, run.now, actedFor, task.id],
  );
  run.audit({
    action: 'task-claimed',
    entityType: 'task',
    entityId: task.id,
    instanceId: instance.id,
    details: { elementId: task.element_id },
  });
  run.changed({ type: 'task-changed', taskId: task.id, recordId: task.record_id, instanceId: instance.id });
  // An opinion is not the work: it answers no clock and changes no record.
  if (task.signs_key !== null) return;
  await tellCallers(run, instances, instance);
  await writeToRecord(run, instances, instance, task, userId);
}

/** Events around the calls, such as response clocks, end with the first claim anywhere below them. */
async function tellCallers(
  run: CommandRun,
  instances: ProcessInstanceService,
  instance: RunningInstance,
): Promise<void> {
  for (let at = instance; at.parentId && at.parentCallId; at = await instances.load(run, at.parentId))
    await instances.commandIfWaiting(run, at.parentId, { type: 'called-task-claimed', callId: at.parentCallId });
}

async function writeToRecord(
  run: CommandRun,
  instances: ProcessInstanceService,
  { record, model }: RunningInstance,
  task: TaskRow,
  userId: string,
): Promise<void> {
  if (!record) return;
  const statusOnClaim = taskElement(model.process, task.element_id).properties['statusOnClaim'];
  // Who takes a task of a record that waits does not end the wait: its clocks stay paused until it is resumed.
  if (statusOnClaim && !openHold(record)) record.setStatus(statusOnClaim, run.now);
  if (task.sla_metric) record.write({ assigneeId: userId });
  if (task.sla_metric !== 'response') return;
  const declared = record.type.fields.some((field) => field.key === 'acknowledgedAt');
  if (declared && record.text('acknowledgedAt') === null) record.write({ acknowledgedAt: run.now.toISOString() });
  await instances.parts.clocks.happened(run, record, { type: 'acknowledged' });
}
