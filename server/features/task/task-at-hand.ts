import { EngineError } from '../../../engine/index.ts';
import { RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import type { Condition } from '../../master-data/master-data.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import type { Offered } from './offered.ts';
import { candidatesOf, getTask, type TaskRow } from './task.repository.ts';

/** A task with its instance, locked in the transaction of a command. */
export interface TaskAtHand {
  readonly task: TaskRow;
  readonly instance: RunningInstance;
  readonly offered: Offered;
}

/** @throws {NotFound} when there is no such task, or `visible` does not admit it */
export async function takeInHand(
  run: CommandRun,
  instances: ProcessInstanceService,
  taskId: string,
  visible: Condition,
): Promise<TaskAtHand> {
  const before = await getTask(run.tx, taskId, visible);
  // On PostgreSQL it is read again behind the lock of its instance, which is sent first: somebody may have been faster.
  const [instance, task, candidates] = await Promise.all([
    instances.load(run, before.instance_id),
    run.tx.dialect === 'sqlite' ? before : getTask(run.tx, taskId, visible),
    candidatesOf(run.tx, [taskId]),
  ]);
  return { task, instance, offered: candidates.get(taskId) ?? { groups: [], users: [] } };
}

/** What the engine says of a task that was closed meanwhile is said in words of the task. @throws {RequestError} `TASK_NOT_OPEN` */
export async function orNotOpen<T>(taskId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const late =
      error instanceof EngineError && (error.code === 'TOKEN_NOT_WAITING' || error.code === 'INSTANCE_ENDED');
    if (late) throw new RequestError('TASK_NOT_OPEN', `task ${taskId} is not open any more`, { cause: error });
    throw error;
  }
}
