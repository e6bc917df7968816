import type { Command } from '../command.ts';
import { wayBackUndone } from '../moves/earlier.ts';
import { refuse } from '../moves/refusal.ts';
import { targetNode } from '../moves/token-of.ts';
import type { Run } from '../run.ts';
import { tokenWaitingFor } from '../work-id.ts';
import { moveTo } from './move-token.ts';

/**
 * Takes back that a user task was completed: the next open task is canceled and the earlier one opens again. Whether
 * the next one is still free, and who may do this, the caller knows.
 *
 * @throws {EngineError} `MOVE_PAST_EFFECT` when something irreversible lies between, `TARGET_NOT_EARLIER`, any `MOVE_...` code
 */
export function withdraw(run: Run, { taskId, to }: Extract<Command, { readonly type: 'withdraw' }>): void {
  const next = tokenWaitingFor(run, 'task', taskId);
  const target = targetNode(run, to);
  const { mover, refusal } = wayBackUndone(run, next, target);
  if (refusal) refuse(refusal, []);
  moveTo(run, mover, target, { to });
}
