import { type Moves, movesOf } from '../../../../engine/index.ts';
import type { Situation } from '../../../execution/by-hand/situation.ts';
import type { Offered } from '../offered.ts';
import type { TaskRow } from '../task.repository.ts';

/** What may be done by hand in a run, with one of its tasks. */
export interface TaskSituation extends Situation {
  readonly task: TaskRow;
  readonly offered: Offered;
}

/** What the model says of the token that waits for the task. */
export function movesOfTask({ process, state, task }: TaskSituation): Moves | undefined {
  return state ? movesOf(process, state).find((moves) => moves.taskId === task.task_key) : undefined;
}
