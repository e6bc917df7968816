import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { closeWait, openWaits } from '../event-waits.ts';
import { announce } from '../flow.ts';
import type { Node } from '../model/graph.ts';
import { type Run, rootId } from '../run.ts';
import type { EventWait, Token } from '../state.ts';
import type { Variables } from '../variables.ts';

/** Waits for the first of the events behind it; the others are given up. Source: OMG BPMN 2.0.2, 13.4.4. */
export const eventBasedGateway: ElementBehavior<'eventBasedGateway'> = {
  read: () => null,
  enter(gateway, token, run) {
    openWaits(
      run,
      token,
      gateway.flows.map((flow) => run.node(flow.target)),
    );
    run.put({ ...token, wait: 'event' });
  },
};

/** One of the events has happened: the token passes the gateway and that event at once. */
export function takeEvent(run: Run, gateway: Node, token: Token, happened: EventWait, results: Variables): void {
  for (const wait of run.waitsOf(token.id)) closeWait(run, wait, { happened: wait.id === happened.id });
  run.note(token, 'completed');
  run.remove(token);
  const flow = gateway.flows.find((candidate) => candidate.target === happened.at);
  if (flow) run.noteElement(flow.id, 'sequenceFlow', 'taken', token.id);
  const event = run.create(happened.at, token.in ?? rootId);
  run.note(event, 'entered');
  announce(run, run.node(happened.at));
  completeEvent(run, event, results);
}
