import type { Command } from '../command.ts';
import { repeatItems } from '../loops/add-item.ts';
import { instanceAround } from '../loops/instance-around.ts';
import { refusal, refuse } from '../moves/refusal.ts';
import type { Run } from '../run.ts';
import { tokenWaitingFor } from '../work-id.ts';

/**
 * Items of a multi-instance task, or of the sub-process it stands in, are gone through once more, as further instances.
 *
 * @throws {EngineError} `TOKEN_NOT_WAITING`; `SIGNER_REFUSED` when the task is not repeated over items
 */
export function askAgain(run: Run, { taskId, items }: Extract<Command, { readonly type: 'ask-again' }>): void {
  const task = tokenWaitingFor(run, 'task', taskId);
  const around = instanceAround(run, task);
  if (!around) refuse(refusal('SIGNER_REFUSED', task.at, `"${task.at}" is not repeated over items`), []);
  repeatItems(run, around.loop, around.body, items);
}
