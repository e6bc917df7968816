import { closeWaitsOf } from './event-waits.ts';
import { type Run, rootId } from './run.ts';
import type { InstanceState } from './state.ts';

/** Ends the instance. Its tokens are gone already, except its own, which keeps the variables for readers. */
export function endInstance(
  run: Run,
  outcome: NonNullable<InstanceState['ended']>,
  { elementId, errorCode = null }: { readonly elementId: string | null; readonly errorCode?: string | null },
): void {
  closeWaitsOf(run, rootId);
  run.compensations.clear();
  run.ended = outcome;
  const variables = run.rootVariables();
  run.noteElement(
    run.process.id,
    'process',
    'ended',
    rootId,
    errorCode === null ? { outcome } : { outcome, errorCode },
  );
  run.emit({ type: 'end', outcome, elementId, errorCode, variables });
}
