import type { Graph, Node } from '../model/graph.ts';

const guarding = ['must-run', 'no-skip', 'four-eyes'];

/** The element that must not be left out: the node itself or one inside it; null when there is none. */
export function guardedIn(graph: Graph, node: Node): string | null {
  const names = node.properties['conformance']?.split(/[;,\s]+/) ?? [];
  if (names.some((name) => guarding.includes(name))) return node.id;
  for (const inner of graph.nodes.values()) {
    const found = inner.scopeId === node.id ? guardedIn(graph, inner) : null;
    if (found !== null) return found;
  }
  return null;
}
