import type { LayoutFrame, LayoutGraph, LayoutNode } from './graph.ts';
import { grouped } from './grouped.ts';
import { edgeOf } from './guests.ts';
import { type Link, linksOf } from './links.ts';

/** Where everything stands from left to right. */
export interface Columns {
  /** Column of each node, from 0. */
  readonly of: ReadonlyMap<string, number>;
  /** Links that do not lead back. */
  readonly forward: readonly Link[];
  /** Flows that close a loop. */
  readonly loops: ReadonlySet<string>;
  /** The start event from which the main flow is read. */
  readonly start: string | undefined;
}

/** Longest handler chain for which a boundary event of a frame keeps the columns beside it free. */
const longestReserve = 3;
/** Corners of a gateway where branches leave. */
const cornersBesideEntry = 3;

/**
 * Column = longest path from the start without the flows that lead back. What the main start does not reach
 * (message starts, reopening) stands directly before what it leads to.
 */
export function arrangeColumns(graph: LayoutGraph): Columns {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const links = linksOf(graph, frameGuestOffsets(graph));
  const start = mainStart(graph)?.id;
  const roots = [
    start,
    ...graph.nodes.filter((node) => !links.some((link) => link.to === node.id)).map(({ id }) => id),
  ];
  const back = backLinks([...roots, ...nodes.keys()], links);
  const forward = links.filter((link) => !back.has(link)).map((link, _, all) => hangLoneEnd(link, all, nodes));
  const order = topologicalOrder(graph.nodes, forward);

  const of = new Map<string, number>();
  for (const id of order) {
    const before = forward.filter((link) => link.to === id).map((link) => (of.get(link.from) ?? 0) + link.distance);
    of.set(id, Math.max(0, ...before));
  }
  pullRight(order, forward, start, of);
  return { of, forward, loops: new Set([...back].map((link) => link.flow)), start };
}

/** The start event without a trigger, else the first one. */
function mainStart(graph: LayoutGraph): LayoutNode | undefined {
  const starts = graph.nodes.filter((node) => node.element.$type === 'bpmn:StartEvent' && node.frame === null);
  return starts.find((node) => (node.element.eventDefinitions ?? []).length === 0) ?? starts[0] ?? graph.nodes[0];
}

/** Boundary events on an edge of a frame get successive columns, each keeping room for its chain of handlers. */
function frameGuestOffsets(graph: LayoutGraph): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  for (const frame of graph.frames) {
    const next = { top: 0, bottom: 0 };
    for (const guest of graph.guests.filter(({ host }) => host === frame.id)) {
      const edge = edgeOf(guest, graph);
      if (edge === 'top') next.top = besideTitle(next.top, widthInColumns(frame, graph));
      offsets.set(guest.id, next[edge]);
      next[edge] += Math.min(longestReserve, Math.max(1, chainLength(graph, guest.id, new Set())));
    }
  }
  return offsets;
}

/** The title stands over the middle columns of a frame; boundary events keep left or right of it. */
function besideTitle(column: number, columns: number): number {
  const middle = (columns - 1) / 2;
  return Math.abs(column - middle) < 1 ? Math.floor(middle + 1) : column;
}

/** Longest path through the children of a frame. */
function widthInColumns(frame: LayoutFrame, graph: LayoutGraph): number {
  const flows = graph.flows.filter((flow) => frame.children.includes(flow.source));
  const longest = (id: string, seen: readonly string[]): number => {
    const next = flows.filter((flow) => flow.source === id && !seen.includes(flow.target));
    return 1 + Math.max(0, ...next.map((flow) => longest(flow.target, [...seen, id])));
  };
  const entries = frame.children.filter((id) => !flows.some((flow) => flow.target === id));
  return Math.max(1, ...entries.map((id) => longest(id, [])));
}

function chainLength(graph: LayoutGraph, from: string, seen: Set<string>): number {
  const next = graph.flows.find((flow) => flow.source === from && !seen.has(flow.target));
  if (!next || graph.flows.filter((flow) => flow.target === next.target).length > 1) return 0;
  return 1 + chainLength(graph, next.target, seen.add(next.target));
}

/** Links to a node that is still open in a depth-first walk in reading order. */
function backLinks(roots: readonly (string | undefined)[], links: readonly Link[]): ReadonlySet<Link> {
  const outgoing = grouped(links, (link) => link.from);
  const back = new Set<Link>();
  const open = new Set<string>();
  const done = new Set<string>();
  const walk = (id: string): void => {
    open.add(id);
    for (const link of outgoing.get(id) ?? []) {
      if (open.has(link.to)) back.add(link);
      else if (!done.has(link.to)) walk(link.to);
    }
    open.delete(id);
    done.add(id);
  };
  for (const root of roots) if (root !== undefined && !done.has(root)) walk(root);
  return back;
}

/**
 * An end event that is all there is of a gateway's side branch hangs above or below the gateway, unless other
 * branches need that corner, or the gateway leads forward to nothing else.
 */
function hangLoneEnd(link: Link, forward: readonly Link[], nodes: ReadonlyMap<string, LayoutNode>): Link {
  const gateway = nodes.get(link.from);
  const end = nodes.get(link.to);
  if (!isLoneEnd(link, forward, gateway, end)) return link;
  const siblings = forward.filter((each) => each.from === link.from);
  const lone = siblings.filter((each) => isLoneEnd(each, forward, gateway, nodes.get(each.to)));
  const hanging = lone.filter((each) => each !== siblings[0]);
  const freeCorners = Math.max(0, cornersBesideEntry - (siblings.length - hanging.length));
  return siblings.length > 1 && hanging.slice(0, Math.min(2, freeCorners)).includes(link)
    ? { ...link, distance: 0 }
    : link;
}

function isLoneEnd(link: Link, forward: readonly Link[], gateway: LayoutNode | undefined, end: LayoutNode | undefined) {
  if (gateway?.kind !== 'gateway' || end?.element.$type !== 'bpmn:EndEvent') return false;
  if (gateway.lane !== end.lane || gateway.frame !== end.frame) return false;
  return forward.filter((each) => each.to === link.to).length === 1;
}

function topologicalOrder(nodes: readonly LayoutNode[], forward: readonly Link[]): readonly string[] {
  const incoming = grouped(forward, (link) => link.to);
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const link of incoming.get(id) ?? []) visit(link.from);
    order.push(id);
  };
  for (const { id } of nodes) visit(id);
  return order;
}

function pullRight(
  order: readonly string[],
  forward: readonly Link[],
  start: string | undefined,
  of: Map<string, number>,
): void {
  const reached = new Set<string>(start === undefined ? [] : [start]);
  for (const id of order) {
    if (forward.some((link) => link.to === id && reached.has(link.from))) reached.add(id);
  }
  for (const id of order.toReversed()) {
    const next = forward.filter((link) => link.from === id).map((link) => (of.get(link.to) ?? 0) - link.distance);
    if (!reached.has(id) && next.length > 0) of.set(id, Math.max(of.get(id) ?? 0, Math.min(...next)));
  }
}
