import { cancelChildren } from '../cancel.ts';
import { closeWait } from '../event-waits.ts';
import { arrive } from '../flow.ts';
import type { Node } from '../model/graph.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import type { Variables } from '../variables.ts';

/**
 * The start event of an event sub-process has happened in its scope. An interrupting one cancels whatever else
 * runs in the scope and ends its waiting for other event sub-processes.
 *
 * The event's payload is local to the event sub-process, so two of its instances do not overwrite each other.
 */
export function startEventSubProcess(
  run: Run,
  start: Node<'startEvent'>,
  scope: Token,
  payload: Variables,
  { renew = false, silent }: { readonly renew?: boolean; readonly silent?: Token } = {},
): void {
  if (start.detail.interrupting) {
    for (const wait of run.waitsOf(scope.id)) if (run.node(wait.at).type === 'startEvent') closeWait(run, wait);
    cancelChildren(run, scope.id, silent);
  }
  const subProcess = run.node(start.scopeId ?? run.process.graph.rootId);
  arrive(run, subProcess, scope.id, renew ? { vars: payload, host: scope.id } : { vars: payload });
}
