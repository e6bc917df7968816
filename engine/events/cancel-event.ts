import { cancelChildren } from '../cancel.ts';
import { beginUndo, completedWithin } from '../compensation.ts';
import type { ThrowBehavior } from '../event-behavior.ts';
import { closeWaitsOf } from '../event-waits.ts';
import type { CancelDefinition } from '../model/event-definition.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';

/**
 * Cancels the transaction: what still runs in it ends, what has completed is undone, and then its cancel boundary
 * event takes over. Source: OMG BPMN 2.0.2, 13.5.3 and 10.7.3.
 */
export const cancelThrow: ThrowBehavior<CancelDefinition> = {
  throw(_definition, _event, token, run) {
    const transaction = transactionAround(run, token);
    if (!transaction) return;
    const entries = completedWithin(run, transaction.id);
    run.note(token, 'completed');
    closeWaitsOf(run, transaction.id);
    cancelChildren(run, transaction.id, token);
    beginUndo(run, transaction, entries, 'cancel');
  },
};

function transactionAround(run: Run, token: Token): Token | undefined {
  let scope = run.parentOf(token);
  while (scope && run.nodeOf(scope).type !== 'transaction') scope = run.parentOf(scope);
  return scope;
}
