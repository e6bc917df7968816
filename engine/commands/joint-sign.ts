import type { Command } from '../command.ts';
import { refusal, refuse } from '../moves/refusal.ts';
import type { Run } from '../run.ts';
import { refusalOfSignature } from '../signing/signable.ts';
import { askToSign } from '../signing/signatures.ts';
import { tokenWaitingFor } from '../work-id.ts';

/**
 * Several people give their opinion at the same time before the task itself is completed; when `needed` of them have
 * answered, the others are not asked any more. What the model goes on with is what the task itself answers.
 *
 * @throws {EngineError} `SIGNER_REFUSED`
 */
export function jointSign(run: Run, command: Extract<Command, { readonly type: 'joint-sign' }>): void {
  const { taskId, signers, needed } = command;
  const task = tokenWaitingFor(run, 'task', taskId);
  const refused = refusalOfSignature(run, task);
  if (refused) refuse(refused, run.isInner(task) ? ['add-signer'] : []);
  const several = signers.length >= 2 && new Set(signers).size === signers.length;
  if (!several || !Number.isInteger(needed) || needed < 1 || needed > signers.length)
    refuse(refusal('SIGNER_REFUSED', task.at, 'a joint signature has two or more different people'), [
      'needed: 1 to the number of people',
    ]);
  run.note(task, 'manual', { signers: [...signers], needed });
  askToSign(run, task, signers, 'before', needed);
}
