import { type Refusal, refusal } from '../moves/refusal.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';

/** Why nobody can sign beside a task; null when somebody can. */
export function refusalOfSignature(run: Run, task: Token): Refusal | null {
  if (task.signer !== undefined)
    return refusal('SIGNER_REFUSED', task.at, 'a signature is not signed in turn; ask on the task itself');
  if (run.isInner(task))
    return refusal('SIGNER_REFUSED', task.at, `"${task.at}" is repeated: people are added to it one by one`);
  return null;
}
