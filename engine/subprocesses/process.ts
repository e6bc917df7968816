import { proceed } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { arrive } from '../flow.ts';
import { startBehind } from '../gateways/event-based-gateway.ts';
import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import { readScope } from '../model/read-scope.ts';
import type { Run } from '../run.ts';

/** The instance itself: the outermost scope. It begins at the start event its token came by. */
export const process: ElementBehavior<'process'> = {
  read: readScope,
  enter(node, token, run) {
    const { via, part, ...running } = token;
    const scope = run.put({ ...running, wait: 'scope' });
    if (via !== undefined) return beginAt(run, run.node(via), token.id, part);
    for (const id of node.detail.entries) arrive(run, run.node(id), token.id);
    if (node.detail.entries.length === 0) proceed(run, scope);
  },
};

/** Begins at a start event, or at what has started the instance in the place of one. */
function beginAt(run: Run, start: Node, scopeId: number, part: number | undefined): void {
  const gateway = gatewayBefore(run, start);
  if (gateway) startBehind(run, gateway, scopeId, start.id);
  else if (start.type === 'startEvent') arrive(run, start, scopeId, part === undefined ? {} : { part });
  else arrive(run, start, scopeId, { via: start.id });
}

function gatewayBefore(run: Run, event: Node): Node<'eventBasedGateway'> | null {
  for (const node of run.process.graph.nodes.values())
    if (isOf(node, 'eventBasedGateway') && node.detail.instantiate)
      if (node.flows.some((flow) => flow.target === event.id)) return node;
  return null;
}
