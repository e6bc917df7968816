import type { LayoutGraph, LayoutGuest } from './graph.ts';

export type Edge = 'top' | 'bottom';

/**
 * The edge of its host on which a boundary event sits: the lower one, unless its handler stands in a lane above
 * - then the line would have to wrap around the host. An event that leads back may be turned to the other edge.
 */
export function edgeOf(guest: LayoutGuest, graph: LayoutGraph): Edge {
  const usual = usualEdge(guest, graph);
  if (!graph.turned.has(guest.id)) return usual;
  return usual === 'top' ? 'bottom' : 'top';
}

function usualEdge(guest: LayoutGuest, graph: LayoutGraph): Edge {
  const flow = graph.flows.find(({ source }) => source === guest.id);
  if (!flow) return 'bottom';
  const handler = Math.min(...lanesOf(flow.target, graph));
  const host = lanesOf(guest.host, graph);
  const [upper, lower] = [Math.min(...host), Math.max(...host)];
  return handler < upper || (handler === upper && handler < lower) ? 'top' : 'bottom';
}

/** The lanes a node or a frame stands in. */
function lanesOf(id: string, graph: LayoutGraph): readonly number[] {
  const frame = graph.frames.find((each) => each.id === id);
  const members = graph.nodes.filter((node) => node.id === id || frame?.children.includes(node.id));
  return members.length === 0 ? [0] : members.map(({ lane }) => lane);
}
