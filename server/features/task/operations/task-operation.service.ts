import type { Actor } from '../../../actor.ts';
import { type IdempotentCall, once } from '../../../database/idempotency.ts';
import { NotPermitted, RequestError } from '../../../errors.ts';
import { pictureOf } from '../../../execution/by-hand/picture.ts';
import type { CommandRun } from '../../../execution/command-run.ts';
import { onBehalfOf } from '../../../execution/initiator.ts';
import { reasonGiven } from '../../../reason.ts';
import type { ProcessInstanceService } from '../../process-instance/process-instance.service.ts';
import { tracingSod } from '../../separation/sod-trace.view.ts';
import { refuseUnlessOpen } from '../permission.ts';
import { orNotOpen, type TaskAtHand, takeInHand } from '../task-at-hand.ts';
import { urgeableTasks, visibleTasks } from '../task-visibility.ts';
import type { Governed } from './governed.ts';
import { judge, type TaskOperation } from './judge.ts';
import type { TaskSituation } from './situation.ts';

/** Who asks, once per key. */
export interface Caller {
  readonly actor: Actor;
  readonly idempotency: IdempotentCall;
  readonly requestId: string;
}

/** Operations that go without a reason; what is said with them goes to the people they are for. */
export const withoutReason: readonly TaskOperation[] = ['copy', 'urge'];

/** What people change by hand about one task: asked by rule, done in one transaction, audited with before and after. */
export class TaskOperationService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /**
   * @param said the reason, or what goes with a copy or a reminder
   * @throws {RequestError} `REASON_REQUIRED`, `NOT_AUTHORISED`, `TASK_NOT_OPEN`, `OPERATION_NOT_OPEN`, `URGED_ALREADY`,
   *   `PERSON_NOT_POSSIBLE`, `SOD_VIOLATION`, `STATUS_NOT_ALLOWED`
   * @throws {EngineError} where the drawing does not allow it
   */
  async run(
    operation: TaskOperation,
    taskId: string,
    said: string,
    caller: Caller,
    work: (governed: Governed) => Promise<void>,
  ): Promise<void> {
    const { actor, idempotency, requestId } = caller;
    const reason = withoutReason.includes(operation) ? said.trim() : reasonGiven(said);
    const visible = operation === 'urge' ? urgeableTasks(actor) : visibleTasks(actor);
    const operate = async (run: CommandRun) => {
      const hand = await takeInHand(run, this.#instances, taskId, visible);
      const at = this.#situation(run, hand);
      await refuseUnlessAllowed(operation, at, actor);
      const governed = { run, instances: this.#instances, instance: hand.instance, at, actor, reason };
      await this.#audited(operation, governed, work);
      return null;
    };
    const initiator = onBehalfOf(actor, { requestId, taskId });
    const command = () =>
      this.#instances.inTransaction((tx) =>
        once(tx, idempotency, () => this.#instances.withRun(tx, initiator, operate)),
      );
    await tracingSod(
      (traced) => this.#instances.inTransaction(traced),
      { taskId, userId: actor.userId, requestId },
      () => orNotOpen(taskId, command),
    );
  }

  #situation(run: CommandRun, { task, instance, offered }: TaskAtHand): TaskSituation {
    const { directory, versions } = this.#instances.parts;
    const { version, process } = instance.model;
    const { state, record } = instance;
    return {
      source: run.tx,
      directory,
      versions,
      now: run.now,
      instance,
      version,
      process,
      state,
      record,
      task,
      offered,
    };
  }

  async #audited(
    operation: TaskOperation,
    governed: Governed,
    work: (governed: Governed) => Promise<void>,
  ): Promise<void> {
    const { run, instance, at, reason } = governed;
    const before = { ...pictureOf(instance), assignee: at.task.assignee_id };
    await work(governed);
    const { element_id: elementId, id } = at.task;
    const details = { operation, elementId, reason, before, after: pictureOf(instance) };
    run.audit({ action: `task-${operation}`, entityType: 'task', entityId: id, instanceId: instance.id, details });
  }
}

/** @throws {RequestError} with the code that says it best */
async function refuseUnlessAllowed(operation: TaskOperation, at: TaskSituation, actor: Actor): Promise<void> {
  const refusal = await judge(operation, at, actor);
  const { id } = at.task;
  if (refusal === null) return;
  if (refusal === 'role') throw new NotPermitted(`${actor.userId} may not ${operation} task ${id}`, { operation });
  if (refusal === 'not-open') refuseUnlessOpen(at.task);
  // What the drawing does not allow, the engine says more exactly.
  if (operation === 'return' && refusal !== 'point-of-no-return' && refusal !== 'claimed' && refusal !== 'signature')
    return;
  const code = refusal === 'urged' ? 'URGED_ALREADY' : 'OPERATION_NOT_OPEN';
  throw new RequestError(code, `task ${id} cannot be changed by "${operation}" now: ${refusal}`, {
    params: { operation, why: refusal },
  });
}
