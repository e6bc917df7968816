import { randomUUID } from 'node:crypto';
import type { Effect } from '../../../engine/index.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { Directory } from '../../execution/directory.ts';
import { derivedPerson } from '../../execution/people.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import { taskDue } from './task-due.ts';

type OpenTask = Extract<Effect, { type: 'open-user-task' }>;
type CloseTask = Extract<Effect, { type: 'close-user-task' }>;

/** Puts user tasks into inboxes and takes them out, as the engine says. */
export class OpenTaskService {
  readonly #directory: Directory;
  readonly #calendars: () => readonly Calendar[];

  constructor(directory: Directory, calendars: () => readonly Calendar[]) {
    this.#directory = directory;
    this.#calendars = calendars;
  }

  /** @returns when the task is due, null when it has no due of its own */
  async open(run: CommandRun, instance: RunningInstance, effect: OpenTask): Promise<Date | null> {
    const id = randomUUID();
    const element = instance.model.process.elements.find((each) => each.id === effect.elementId);
    const dueAt = effect.dueAt ?? taskDue(effect.properties, instance.record, run.now, this.#calendars());
    run.rows.insert('task', {
      id,
      instance_id: instance.id,
      task_key: effect.taskId,
      version_id: instance.model.version.id,
      process_id: instance.model.process.id,
      element_id: effect.elementId,
      record_id: instance.record?.id ?? null,
      name_en: element?.name.en ?? effect.elementId,
      role: effect.properties['role'] ?? null,
      sla_metric: effect.properties['slaMetric'] ?? null,
      form_id: effect.formId,
      inputs: JSON.stringify(effect.inputs),
      draft: null,
      status: 'open',
      assignee_id: effect.assignee,
      priority: Math.round(effect.priority),
      due_at: dueAt,
      follow_up_at: effect.followUpAt,
      opened_at: run.now,
      claimed_at: null,
      completed_at: null,
      completed_by: null,
    });
    await this.#offer(run, instance, id, effect);
    run.changed({ type: 'task-opened', taskId: id, recordId: instance.record?.id ?? null, instanceId: instance.id });
    return dueAt;
  }

  close(run: CommandRun, instance: RunningInstance, effect: CloseTask): void {
    const status = effect.reason === 'completed' ? 'completed' : 'canceled';
    const by = effect.reason === 'completed' ? run.initiator.userId : null;
    const mine = (row: Readonly<Record<string, unknown>>) =>
      row['instance_id'] === instance.id && row['task_key'] === effect.taskId;
    const closed = { status, completed_at: run.now, completed_by: by };
    if (!run.rows.amend('task', mine, closed))
      run.rows.statement(
        `UPDATE task SET status = ?, completed_at = ?, completed_by = ? WHERE instance_id = ? AND task_key = ? AND status = 'open'`,
        [status, run.now, by, instance.id, effect.taskId],
      );
    run.changed({ type: 'task-closed', recordId: instance.record?.id ?? null, instanceId: instance.id });
  }

  /** Roles and groups are offered as such; a role that means one person of the record is offered to that person. */
  async #offer(run: CommandRun, instance: RunningInstance, taskId: string, effect: OpenTask): Promise<void> {
    const users = new Set(effect.candidateUsers);
    const groups = new Set<string>();
    for (const group of effect.candidateGroups) {
      const person = instance.record ? await derivedPerson(group, instance.record, this.#directory) : null;
      if (person) users.add(person);
      else groups.add(group);
    }
    for (const candidate of users) run.rows.insert('task_candidate', { task_id: taskId, kind: 'user', candidate });
    for (const candidate of groups) run.rows.insert('task_candidate', { task_id: taskId, kind: 'group', candidate });
  }
}
