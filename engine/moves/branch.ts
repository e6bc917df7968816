import { isJoin } from '../migration/paths.ts';
import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import type { ScopeGraph } from './scope-graph.ts';

/**
 * In which parallel branches a node lies, as a text that is equal for nodes between which a token may be moved
 * without another one being lost or doubled: moving it changes neither what a fork has sent out nor what a join
 * expects. The text is empty for nodes that lie in no branch.
 *
 * Judged from the drawing alone and strictly: a node behind a fork counts as outside only when every way to it passes
 * a gateway that waits for the other branches.
 */
export function branchOf(scope: ScopeGraph, id: string): string {
  return [
    ...scope.nodes.filter(forks).flatMap((node) => behindFork(scope, node.id, targetsOf(node), id)),
    ...(scope.entries.length > 1 && !begins(scope) ? behindFork(scope, '', scope.entries, id) : []),
    ...scope.nodes.filter(waitsForAll).flatMap((node) => beforeJoin(scope, node, id)),
    ...scope.nodes.flatMap((node) => aside(scope, node, id)),
    ...scope.nodes.flatMap((node) => multiplied(scope, node, id)),
  ].join(' ');
}

function forks(node: Node): boolean {
  if (node.flows.length < 2) return false;
  if (isOf(node, 'eventBasedGateway')) return node.detail.parallel;
  return node.type !== 'exclusiveGateway';
}

function waitsForAll(node: Node): boolean {
  return isJoin(node) && node.type !== 'inclusiveGateway';
}

/** Several start events are alternatives; several nodes without incoming flow all begin. */
function begins({ entries, nodes }: ScopeGraph): boolean {
  return nodes.some((node) => node.type === 'startEvent' && entries.includes(node.id));
}

function targetsOf({ flows }: Node): readonly string[] {
  return flows.map((flow) => flow.target);
}

function behindFork(scope: ScopeGraph, fork: string, branches: readonly string[], id: string): readonly string[] {
  const by = branches.flatMap((target, index) => (scope.reached([target], [fork]).has(id) ? [index] : []));
  if (by.length === 0) return [];
  const isJoined = by.length === branches.length && synchronized(scope, fork, branches, id);
  return isJoined ? [] : [`${fork}>${by.join('+')}`];
}

/** True when every way from the fork to the node passes a join that all branches come to. */
function synchronized(scope: ScopeGraph, fork: string, branches: readonly string[], id: string): boolean {
  return scope.nodes.some((join) => {
    if (!isJoin(join)) return false;
    const meets = branches.every((target) => scope.reached([target], [fork]).has(join.id));
    return meets && !scope.reached(branches, [fork, join.id]).has(id);
  });
}

function beforeJoin(scope: ScopeGraph, join: Node, id: string): readonly string[] {
  const comes = join.incoming.filter((flow) =>
    sources(scope, flow).some((source) => scope.reached([id], [join.id]).has(source)),
  );
  return comes.length === 0 || comes.length === join.incoming.length ? [] : [`${join.id}<${comes.join('+')}`];
}

function sources(scope: ScopeGraph, flowId: string): readonly string[] {
  return scope.nodes.filter((node) => node.flows.some((flow) => flow.id === flowId)).map((node) => node.id);
}

/** What follows an event that does not interrupt runs beside the activity the event sits on. */
function aside(scope: ScopeGraph, node: Node, id: string): readonly string[] {
  if (!isOf(node, 'boundaryEvent') || node.detail.interrupting) return [];
  return node.id === id || scope.dominates(node.id, id) ? [`${node.id}!`] : [];
}

function multiplied(scope: ScopeGraph, node: Node, id: string): readonly string[] {
  const after = node.completionQuantity > 1 && scope.leads(node.id, id) ? [`${node.id}*`] : [];
  const before = node.startQuantity > 1 && scope.reached([id]).has(node.id) ? [`${node.id}/`] : [];
  return [...after, ...before];
}
