import type { Drawing, DrawnFlow, DrawnNode } from '../drawing.ts';
import { type Box, type Segment, segmentsOf } from '../geometry.ts';

/** What a metric found: its value, and the elements of each place that made it worse. */
export interface Measurement {
  readonly value: number;
  readonly culprits: readonly (readonly string[])[];
}

export type Metric = (picture: Picture) => Measurement;

/** A flow with what the metrics ask for again and again. */
export interface PicturedFlow extends DrawnFlow {
  readonly segments: readonly Segment[];
  /** Closes a circle: it leads back to a node from which it can be reached. */
  readonly loop: boolean;
}

/** A drawing prepared for measuring. */
export interface Picture {
  readonly drawing: Drawing;
  readonly undrawn: readonly string[];
  readonly nodes: readonly DrawnNode[];
  readonly flows: readonly PicturedFlow[];
  node(id: string): DrawnNode | undefined;
  /** The frames around a node, innermost first. */
  framesAround(id: string): readonly string[];
}

export interface PlacedLabel {
  readonly owner: string;
  readonly box: Box;
}

/** Prepares a drawing for the metrics; `undrawn` are ids of the model without a shape. */
export function pictureOf(drawing: Drawing, undrawn: readonly string[]): Picture {
  const byId = new Map(drawing.nodes.map((node) => [node.id, node]));
  const loops = loopIds(drawing);
  const framesAround = (id: string): readonly string[] => {
    const frame = byId.get(id)?.frame;
    return frame ? [frame, ...framesAround(frame)] : [];
  };
  return {
    drawing,
    undrawn,
    nodes: drawing.nodes,
    flows: drawing.flows.map((flow) => ({ ...flow, segments: segmentsOf(flow.points), loop: loops.has(flow.id) })),
    node: (id) => byId.get(id),
    framesAround,
  };
}

/** One finding per place. */
export function count(culprits: readonly (readonly string[])[]): Measurement {
  return { value: culprits.length, culprits };
}

/** Every pair once, where `related` holds. */
export function pairs<T>(items: readonly T[], related: (a: T, b: T) => boolean): readonly (readonly [T, T])[] {
  return items.flatMap((a, index) => items.slice(index + 1).flatMap((b) => (related(a, b) ? [[a, b] as const] : [])));
}

/** Nodes without frames, which are only what is in them. */
export function nodeCount(picture: Picture): number {
  return picture.nodes.filter((node) => node.kind !== 'frame').length;
}

export function labelsOf(picture: Picture): readonly PlacedLabel[] {
  return [...picture.nodes, ...picture.flows].flatMap(({ id, label }) => (label ? [{ owner: id, box: label }] : []));
}

/** Flows that close a circle, found by a depth-first walk in the order of the file; a boundary event belongs to its host. */
function loopIds(drawing: Drawing): ReadonlySet<string> {
  const host = new Map(drawing.nodes.flatMap((node) => (node.host ? [[node.id, node.host] as const] : [])));
  const outgoing = new Map<string, DrawnFlow[]>();
  for (const flow of drawing.flows) {
    const from = host.get(flow.source) ?? flow.source;
    outgoing.set(from, [...(outgoing.get(from) ?? []), flow]);
  }
  const loops = new Set<string>();
  const open = new Set<string>();
  const done = new Set<string>();
  const walk = (node: string): void => {
    open.add(node);
    for (const flow of outgoing.get(node) ?? []) {
      if (open.has(flow.target)) loops.add(flow.id);
      else if (!done.has(flow.target)) walk(flow.target);
    }
    open.delete(node);
    done.add(node);
  };
  const targets = new Set(drawing.flows.map((flow) => flow.target));
  const starts = drawing.nodes.filter((node) => node.kind !== 'boundary' && !targets.has(node.id));
  for (const { id } of [...starts, ...drawing.nodes]) if (!done.has(id) && !host.has(id)) walk(id);
  return loops;
}
