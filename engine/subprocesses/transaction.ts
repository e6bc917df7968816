import { cancelToken } from '../cancel.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { startBoundary } from '../events/boundary-event.ts';
import { partsOf } from '../model/event-definition.ts';
import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import { readScope } from '../model/read-scope.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { enterScope } from './sub-process.ts';

/** A sub-process that can be canceled from the inside: then what it has done is undone. */
export const transaction: ElementBehavior<'transaction'> = {
  read: readScope,
  enter: ({ detail }, token, run) => enterScope(detail, token, run),
};

/** Everything is undone: the cancel boundary event takes over; without one the token ends here. */
export function leaveCanceled(run: Run, node: Node, token: Token): void {
  const host = run.isInner(token) ? (run.parentOf(token) ?? token) : token;
  const event = node.boundary.map((id) => run.node(id)).find(catchesCancel);
  if (event && isOf(event, 'boundaryEvent')) {
    startBoundary(run, event, host, {});
    return;
  }
  const scope = run.parentOf(host);
  cancelToken(run, host);
  if (scope && !run.hasChildren(scope.id)) run.queue(scope, 'complete');
}

function catchesCancel(event: Node): boolean {
  return isOf(event, 'boundaryEvent') && partsOf(event.detail.definition).some(({ type }) => type === 'cancel');
}
