import { cancelToken } from '../cancel.ts';
import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { openWaits } from '../event-waits.ts';
import { arrive } from '../flow.ts';
import type { Node } from '../model/graph.ts';
import { flagOf } from '../model/moddle-element.ts';
import { alwaysInterrupts, readCatch } from '../model/read-event.ts';
import { type Run, rootId } from '../run.ts';
import type { Token } from '../state.ts';
import type { Variables } from '../variables.ts';

/** An event on the border of an activity. Its token begins when the event happens. */
export const boundaryEvent: ElementBehavior<'boundaryEvent'> = {
  read(element, reader) {
    const definition = readCatch(element, reader);
    return {
      definition,
      interrupting: flagOf(element, 'cancelActivity', true) || alwaysInterrupts(definition),
      attachedTo: reader.referenceOf(element, 'attachedToRef'),
    };
  },
  enter(node, token, run) {
    const { host: hostId, ...running } = token;
    const host = hostId === undefined ? undefined : run.tokens.get(hostId);
    if (host) openWaits(run, host, [node], { again: true });
    completeEvent(run, run.put(running), token.vars);
  },
};

/**
 * The event has happened at a host: an interrupting one cancels the host with everything inside it.
 *
 * @param renew the event has to be waited for anew; its own token does so, and stalls if it cannot
 */
export function startBoundary(
  run: Run,
  event: Node<'boundaryEvent'>,
  host: Token,
  results: Variables,
  { renew = false, silent }: { readonly renew?: boolean; readonly silent?: Token } = {},
): void {
  if (event.detail.interrupting) cancelToken(run, host, silent);
  arrive(run, event, host.in ?? rootId, renew ? { vars: results, host: host.id } : { vars: results });
}
