import type { Command } from '../command.ts';
import { addItem } from '../loops/add-item.ts';
import { refuse } from '../moves/refusal.ts';
import type { Run } from '../run.ts';
import { refusalOfSignature } from '../signing/signable.ts';
import { askToSign } from '../signing/signatures.ts';
import { tokenWaitingFor } from '../work-id.ts';

/**
 * One more person signs. In a multi-instance task that is a further instance, whose answer counts like the others';
 * beside an ordinary task it is an opinion, and what the model goes on with is what the task itself answers.
 *
 * @throws {EngineError} `SIGNER_REFUSED`
 */
export function addSigner(run: Run, command: Extract<Command, { readonly type: 'add-signer' }>): void {
  const { taskId, signer, order } = command;
  const task = tokenWaitingFor(run, 'task', taskId);
  const details = { signers: [signer], order };
  const { loop } = run.nodeOf(task);
  const body = run.isInner(task) ? run.parentOf(task) : undefined;
  if (body && loop) {
    run.note(task, 'manual', details);
    addItem(run, loop, { body, instance: task }, signer, order);
    return;
  }
  const refused = refusalOfSignature(run, task);
  if (refused) refuse(refused, []);
  run.note(task, 'manual', details);
  askToSign(run, task, [signer], order, order === 'before' ? 1 : 0);
}
