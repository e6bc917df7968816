import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { closeWait, openWaits } from '../event-waits.ts';
import { announce } from '../flow.ts';
import type { Node } from '../model/graph.ts';
import { textOf } from '../model/moddle-element.ts';
import { isOf } from '../model/node-of.ts';
import { instantiates } from '../model/read-scope.ts';
import { type Run, rootId } from '../run.ts';
import type { EventWait, Token } from '../state.ts';
import type { Variables } from '../variables.ts';

/**
 * Waits for the first of the events behind it; the others are given up. A parallel one waits for all of them, each
 * going on by itself. Source: OMG BPMN 2.0.2, 13.4.4.
 */
export const eventBasedGateway: ElementBehavior<'eventBasedGateway'> = {
  read: (element) => ({
    instantiate: instantiates(element),
    parallel: textOf(element, 'eventGatewayType') === 'Parallel',
  }),
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
  const waitsForAll = isOf(gateway, 'eventBasedGateway') && gateway.detail.parallel;
  if (waitsForAll) closeWait(run, happened, { happened: true });
  else for (const wait of run.waitsOf(token.id)) closeWait(run, wait, { happened: wait.id === happened.id });
  if (run.waitsOf(token.id).length === 0) {
    run.note(token, 'completed');
    run.remove(token);
  }
  completeEvent(run, passTo(run, gateway, token, happened.at), results);
}

/** An event behind an instantiating gateway has started the instance; a parallel gateway waits for the others. */
export function startBehind(run: Run, gateway: Node<'eventBasedGateway'>, scopeId: number, eventId: string): void {
  const token = run.create(gateway.id, scopeId);
  run.note(token, 'entered');
  announce(run, gateway);
  const others = gateway.detail.parallel ? gateway.flows.filter((flow) => flow.target !== eventId) : [];
  const passed = passTo(run, gateway, token, eventId);
  openWaits(
    run,
    token,
    others.map((flow) => run.node(flow.target)),
  );
  if (run.waitsOf(token.id).length > 0) {
    run.put({ ...token, wait: 'event' });
  } else {
    run.note(token, 'completed');
    run.remove(token);
  }
  completeEvent(run, passed);
}

function passTo(run: Run, gateway: Node, token: Token, eventId: string): Token {
  const flow = gateway.flows.find((candidate) => candidate.target === eventId);
  if (flow) run.noteElement(flow.id, 'sequenceFlow', 'taken', token.id);
  const event = run.create(eventId, token.in ?? rootId);
  run.note(event, 'entered');
  announce(run, run.node(eventId));
  return event;
}
