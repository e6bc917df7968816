import type { ExecutableProcess } from '../model/executable-process.ts';
import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';

/** Gateways that wait for the tokens of several flows. */
export function isJoin(node: Node): boolean {
  const joins = isOf(node, 'parallelGateway') || isOf(node, 'inclusiveGateway') || isOf(node, 'complexGateway');
  return joins && node.incoming.length > 1;
}

/** Where a token at an element can get to inside its scope: ids of the elements, its own only when it can come back. */
export function reachedFrom(process: ExecutableProcess, elementId: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [elementId];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const next of nextOf(process.graph.nodes.get(id)))
      if (!reached.has(next)) {
        reached.add(next);
        open.push(next);
      }
  return reached;
}

/** Where a token goes from an element: over its flows, by an event on it, or by a link. */
export function nextOf(node: Node | undefined): readonly string[] {
  if (!node) return [];
  return [...node.flows.map((flow) => flow.target), ...node.boundary, ...linkedFrom(node)];
}

function linkedFrom(node: Node): readonly string[] {
  if (!isOf(node, 'intermediateThrowEvent')) return [];
  const { definition } = node.detail;
  return definition?.type === 'link' && definition.targetId !== null ? [definition.targetId] : [];
}
