import type { Variables } from '../../../engine/index.ts';
import type { Actor, Delegator } from '../../actor.ts';
import { RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import { fileKindsOf, filesAtHand, takeFiles, withFilesKept } from '../attachment/taken-files.service.ts';
import type { ChoicesService } from '../choices/choices.service.ts';
import { subjectOf } from '../choices/subject-of.view.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { tracingSod } from '../separation/sod-trace.view.ts';
import { checkedValues, type FormCheck, refuseWithoutEvidence } from './check-form.ts';
import { claimed } from './claim.ts';
import { choicesOfForm, startValues } from './form.service.ts';
import { refuseUnlessClaimable, refuseUnlessMine, refuseUnlessOpen, refuseUnlessReleasable } from './permission.ts';
import { separationOfTask } from './separation-of-task.ts';
import type { TaskRow } from './task.repository.ts';
import { orNotOpen, type TaskAtHand, takeInHand } from './task-at-hand.ts';
import { taskElement } from './task-model.ts';
import { unfinishedValues } from './task-values.ts';
import { visibleTasks } from './task-visibility.ts';

/** What people do with tasks. Each is one transaction; the process moves on in it. */
export class TaskService {
  readonly #instances: ProcessInstanceService;
  readonly #choices: ChoicesService;

  constructor(instances: ProcessInstanceService, choices: ChoicesService) {
    this.#instances = instances;
    this.#choices = choices;
  }

  /** @throws {RequestError} `TASK_NOT_OPEN`, `TASK_CLAIMED`, `NOT_AUTHORISED`, `SOD_VIOLATION` */
  async claim(taskId: string, actor: Actor, requestId: string): Promise<void> {
    await this.#withTask(taskId, actor, requestId, async (run, { task, instance, offered }) => {
      const delegator = await this.#claimable(run, { task, instance, offered }, actor);
      run.actedFor = delegator?.userId ?? null;
      await this.#refuseSeparated(run, { task, instance }, actor, delegator);
      await claimed(run, this.#instances, instance, task, actor.userId, run.actedFor);
    });
  }

  /**
   * Gives a task back to those it was offered to.
   *
   * @throws {RequestError} `TASK_NOT_RELEASABLE` when that is nobody
   */
  async release(taskId: string, actor: Actor, requestId: string): Promise<void> {
    await this.#withTask(taskId, actor, requestId, async (run, { task, instance, offered }) => {
      refuseUnlessMine(task, actor);
      if (task.acted_for === null) refuseUnlessReleasable(task, offered);
      await this.#instances.command(run, instance.id, { type: 'release-task', taskId: task.task_key });
      const release = 'UPDATE task SET assignee_id = acted_for, acted_for = NULL, claimed_at = NULL WHERE id = ?';
      run.rows.statement(release, [task.id]);
      run.audit({
        action: 'task-released',
        entityType: 'task',
        entityId: task.id,
        instanceId: instance.id,
        details: {},
      });
      run.changed({ type: 'task-changed', taskId: task.id, recordId: task.record_id, instanceId: instance.id });
    });
  }

  /** Writes what the form says now to the record, and leaves the task open. What is not given stays as it is. */
  async save(taskId: string, given: Readonly<Record<string, unknown>>, actor: Actor, requestId: string): Promise<void> {
    await this.#withTask(taskId, actor, requestId, async (run, { task, instance }) => {
      refuseUnlessMine(task, actor);
      const delegator = refuseUnlessClaimable(task, { groups: [], users: [] }, actor);
      run.actedFor = delegator?.userId ?? null;
      await this.#refuseSeparated(run, { task, instance }, actor, delegator);
      await claimed(run, this.#instances, instance, task, actor.userId, run.actedFor);
      const values = await this.#values(run, { task, instance }, given, actor, unfinishedValues);
      const variables = { ...values, ...this.#offeredVariables(task, actor, values) };
      await this.#instances.command(run, instance.id, { type: 'update-task', taskId: task.task_key, variables });
      run.rows.statement('UPDATE task SET draft = ? WHERE id = ?', [JSON.stringify(values), task.id]);
      run.changed({ type: 'task-changed', taskId: task.id, recordId: task.record_id, instanceId: instance.id });
    });
  }

  /** @throws {RequestError} `HOLD_NOT_POSSIBLE`, `REFERENCE_UNKNOWN` */
  async hold(
    taskId: string,
    wanted: {
      readonly reason: string;
      readonly comment?: string | undefined;
      readonly subject?: string | undefined;
    },
    actor: Actor,
    requestId: string,
  ): Promise<void> {
    await this.#withTask(taskId, actor, requestId, async (run, { task, instance }) => {
      refuseUnlessMine(task, actor);
      const { reason, comment = null, subject = null } = wanted;
      await this.#instances.parts.holds.hold(run, this.#record(instance), reason, { comment, subject });
    });
  }

  async resume(taskId: string, actor: Actor, requestId: string): Promise<void> {
    await this.#withTask(taskId, actor, requestId, async (run, { task, instance }) => {
      refuseUnlessMine(task, actor);
      await this.#instances.parts.holds.resume(run, this.#record(instance));
    });
  }

  /**
   * Completes a task and moves its process to the next wait states. Completing a task nobody has taken is taking it;
   * a record that waits goes on.
   *
   * @throws {RequestError} `TASK_NOT_OPEN`, `TASK_CLAIMED`, `NOT_AUTHORISED`, `SOD_VIOLATION`, `FORM_INVALID`,
   *   `VOTED_ALREADY`
   */
  async complete(
    taskId: string,
    given: Readonly<Record<string, unknown>>,
    actor: Actor,
    requestId: string,
  ): Promise<void> {
    await this.#withTask(taskId, actor, requestId, async (run, { task, instance, offered }) => {
      const delegator = await this.#claimable(run, { task, instance, offered }, actor);
      run.actedFor = delegator?.userId ?? null;
      await this.#refuseSeparated(run, { task, instance }, actor, delegator);
      const values = await this.#values(run, { task, instance }, given, actor, checkedValues);
      const isSignature = task.signs_key !== null;
      const { evidence } = taskElement(instance.model.process, task.element_id).properties;
      if (!isSignature) await refuseWithoutEvidence(evidence, values, () => fileKindsOf(run.tx, task.record_id));
      await claimed(run, this.#instances, instance, task, actor.userId, run.actedFor);
      if (instance.record && !isSignature) await this.#instances.parts.holds.resume(run, instance.record);
      const vote = await this.#vote(run, { task, instance }, values, actor);
      const variables = { ...values, ...this.#offeredVariables(task, actor, values), ...vote };
      await this.#instances.command(run, instance.id, { type: 'complete-user-task', taskId: task.task_key, variables });
      run.audit({
        action: 'task-completed',
        entityType: 'task',
        entityId: task.id,
        instanceId: instance.id,
        details: { elementId: task.element_id, fields: Object.keys(values) },
      });
    });
  }

  /** As `refuseUnlessClaimable`; whom a rule keeps away learns that first, and it is traced, whoever has the task. */
  async #claimable(run: CommandRun, { task, instance, offered }: TaskAtHand, actor: Actor): Promise<Delegator | null> {
    try {
      return refuseUnlessClaimable(task, offered, actor);
    } catch (refusal) {
      await this.#refuseSeparated(run, { task, instance }, actor, null);
      throw refusal;
    }
  }

  async #withTask(
    taskId: string,
    actor: Actor,
    requestId: string,
    work: (run: CommandRun, at: TaskAtHand) => Promise<void>,
  ): Promise<void> {
    const attempt = { taskId, userId: actor.userId, requestId };
    await tracingSod(
      (traced) => this.#instances.inTransaction(traced),
      attempt,
      () =>
        orNotOpen(taskId, () =>
          this.#instances.inRun(onBehalfOf(actor, { requestId, taskId }), async (run) => {
            const at = await takeInHand(run, this.#instances, taskId, visibleTasks(actor));
            refuseUnlessOpen(at.task);
            await work(run, at);
          }),
        ),
    );
  }

  /**
   * A key that is not sent keeps the value the form started with; null empties it. A draft is only what was sent
   * before. Files the form names become the record's.
   */
  async #values(
    run: CommandRun,
    { task, instance }: Pick<TaskAtHand, 'task' | 'instance'>,
    given: Readonly<Record<string, unknown>>,
    actor: Actor,
    judge: (values: Readonly<Record<string, unknown>>, check: FormCheck, soFar: () => Variables) => Variables,
  ): Promise<Variables> {
    const { versions, zone } = this.#instances.parts;
    const { record } = instance;
    const forms = instance.model.version.content.forms;
    const schema = task.form_id ? (forms.get(task.form_id) ?? versions.shared.forms.get(task.form_id)) : undefined;
    if (!schema) return {};
    const inputs = JSON.parse(task.inputs) as Variables;
    const draft = task.draft ? (JSON.parse(task.draft) as Variables) : {};
    const known = record ? { ...record.variables(), ...inputs } : inputs;
    const before = startValues(schema, draft, known);
    const filled = { ...before, ...given };
    const files = await filesAtHand(run, schema, [before, filled], { actor, record });
    const sent = withFilesKept(schema, filled, before, files);
    const choices = await choicesOfForm(schema, inputs, this.#choices, actor, sent, subjectOf(record));
    // Inputs are of when the task was opened: the record may have more by now.
    const soFar = () => ({ ...inputs, ...record?.variables() });
    const values = judge(sent, { schema, choices, known, files, now: run.now, zone }, soFar);
    if (record) await takeFiles(run, record, { schema, values, atHand: files });
    return values;
  }

  /** @throws {RequestError} `SOD_VIOLATION` when duties are separated here, whatever roles the actor has */
  async #refuseSeparated(
    run: CommandRun,
    { task, instance }: Pick<TaskAtHand, 'task' | 'instance'>,
    actor: Actor,
    delegator: Delegator | null,
  ): Promise<void> {
    const { versions } = this.#instances.parts;
    const { process } = instance.model;
    const place = { process, record: instance.record, instance, source: run.tx, versions };
    const separation = await separationOfTask(place, task.element_id);
    separation.refuse(actor);
    // Nobody does through somebody else what they must not do.
    if (delegator) separation.refuse(delegator);
  }

  /** Counts what was said when the task is an approval. */
  #vote(
    run: CommandRun,
    { task, instance }: Pick<TaskAtHand, 'task' | 'instance'>,
    values: Variables,
    actor: Actor,
  ): Promise<Variables> {
    const { properties } = taskElement(instance.model.process, task.element_id);
    const { task_key: taskKey, role, signs_key: signed } = task;
    const inputs = JSON.parse(task.inputs) as Variables;
    const asked = { taskKey, properties, role, inputs, isSignature: signed !== null };
    return this.#instances.parts.approvals.vote(run, instance, asked, { values, actor, actedFor: run.actedFor });
  }

  /** What output mappings may read beside the form. */
  #offeredVariables(task: TaskRow, actor: Actor, submission: Variables): Variables {
    return { completedBy: actor.userId, taskDueAt: task.due_at, submission };
  }

  #record({ record, id }: RunningInstance): RecordDraft {
    if (!record)
      throw new RequestError('HOLD_NOT_POSSIBLE', `instance ${id} has no record`, {
        params: { number: '', status: '' },
      });
    return record;
  }
}
