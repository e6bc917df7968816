import { randomUUID } from 'node:crypto';
import type { Effect, MigrationEffect } from '../../../engine/index.ts';
import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { Directory } from '../../execution/directory.ts';
import { derivedPerson } from '../../execution/people.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import { taskDue } from './task-due.ts';

/** Shared form that asks for an opinion. */
const signatureForm = 'gf-signature';

type OpenTask = Extract<Effect, { type: 'open-user-task' }>;
type RenewTask = Extract<MigrationEffect, { type: 'renew-user-task' }>;
type CloseTask = Extract<Effect, { type: 'close-user-task' }>;

/** Puts user tasks into inboxes and takes them out, as the engine says. */
export class OpenTaskService {
  readonly #directory: Directory;
  readonly #calendars: () => readonly Calendar[];

  constructor(directory: Directory, calendars: () => readonly Calendar[]) {
    this.#directory = directory;
    this.#calendars = calendars;
  }

  /**
   * @param approvalRound the round of voting it belongs to
   * @returns when the task is due, null when it has no due of its own
   */
  async open(
    run: CommandRun,
    instance: RunningInstance,
    effect: OpenTask,
    approvalRound: number | null,
  ): Promise<Date | null> {
    const id = randomUUID();
    const element = instance.model.process.elements.find((each) => each.id === effect.elementId);
    const dueAt = this.#dueOf(run, instance, effect);
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
      form_id: effect.signs === undefined ? effect.formId : signatureForm,
      signs_key: effect.signs ?? null,
      urged_at: null,
      approval_round: approvalRound,
      // An opinion beside a task is asked of people who were judged when they were named.
      sod: effect.signs === undefined ? (effect.properties['sod'] ?? null) : null,
      acted_for: null,
      side: null,
      no_candidate: false,
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

  /**
   * Makes an open task what another model says it is: name, form, inputs, role, candidates. Who has claimed it keeps it,
   * and so does what was saved of its form.
   *
   * @returns when the task is due, null when it has no due of its own
   */
  async renew(run: CommandRun, instance: RunningInstance, { taskId, task, due }: RenewTask): Promise<Date | null> {
    const [row] = await run.tx.query<{ id: string; due_at: string | null; follow_up_at: string | null }>(
      `SELECT id, due_at, follow_up_at FROM task WHERE instance_id = ? AND task_key = ? AND status = 'open'`,
      [instance.id, taskId],
    );
    if (!row) return null;
    const element = instance.model.process.elements.find((each) => each.id === task.elementId);
    const before = (text: string | null) => (text === null ? null : new Date(text));
    const dueAt = due === 'keep' ? before(row.due_at) : this.#dueOf(run, instance, task);
    await run.tx.execute(
      `UPDATE task SET task_key = ?, version_id = ?, element_id = ?, name_en = ?, role = ?, sod = ?, sla_metric = ?, form_id = ?,
         inputs = ?, assignee_id = COALESCE(assignee_id, ?), priority = ?, due_at = ?, follow_up_at = ? WHERE id = ?`,
      [
        task.taskId,
        instance.model.version.id,
        task.elementId,
        element?.name.en ?? task.elementId,
        task.properties['role'] ?? null,
        task.properties['sod'] ?? null,
        task.properties['slaMetric'] ?? null,
        task.formId,
        JSON.stringify(task.inputs),
        task.assignee,
        Math.round(task.priority),
        dueAt,
        due === 'keep' ? before(row.follow_up_at) : task.followUpAt,
        row.id,
      ],
    );
    await run.tx.execute('DELETE FROM task_candidate WHERE task_id = ?', [row.id]);
    await this.#offer(run, instance, row.id, task);
    run.changed({
      type: 'task-changed',
      taskId: row.id,
      recordId: instance.record?.id ?? null,
      instanceId: instance.id,
    });
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
    run.rows.statement(
      'UPDATE task_candidate SET open = 0 WHERE task_id = (SELECT id FROM task WHERE instance_id = ? AND task_key = ?)',
      [instance.id, effect.taskId],
    );
    run.changed({ type: 'task-closed', recordId: instance.record?.id ?? null, instanceId: instance.id });
  }

  #dueOf(run: CommandRun, { record }: RunningInstance, { dueAt, properties }: OpenTask): Date | null {
    return dueAt ?? taskDue(properties, record, run.now, this.#calendars());
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
