import type { Command } from '../command.ts';
import { wayBack } from '../moves/earlier.ts';
import { earlierTasks } from '../moves/moves-of.ts';
import { refuse } from '../moves/refusal.ts';
import { targetNode } from '../moves/token-of.ts';
import type { Run } from '../run.ts';
import { tokenWaitingFor } from '../work-id.ts';
import { moveTo } from './move-token.ts';

/**
 * Sends an open task back to an earlier user task of its path. What lies open in between is canceled, a sub-process
 * with everything inside it; variables stay; nothing is compensated.
 *
 * @throws {EngineError} `TARGET_NOT_EARLIER` or any `MOVE_...` code, naming the tasks that would have been possible
 */
export function returnTo(run: Run, { taskId, to }: Extract<Command, { readonly type: 'return-to' }>): void {
  const task = tokenWaitingFor(run, 'task', taskId);
  const target = targetNode(run, to);
  const { mover, refusal } = wayBack(run, task, target);
  if (refusal) refuse(refusal, earlierTasks(run, task));
  moveTo(run, mover, target, { to });
}
