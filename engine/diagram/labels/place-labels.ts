import type { Names } from '../element.ts';
import {
  type Box,
  bottom,
  contains,
  grown,
  lengthOf,
  overlap,
  type Point,
  passesThrough,
  type Segment,
  segmentsOf,
} from '../geometry.ts';
import type { LayoutFlow, LayoutGraph } from '../layout/graph.ts';
import type { Placement } from '../layout/placement.ts';
import type { Routes } from '../routing/route-flows.ts';
import { labelSize, type Size } from '../text/label-size.ts';
import { eventPlaces, flowPlaces, gatewayPlaces, guestPlaces } from './candidates.ts';

/** What a label should not touch, and how bad it is. */
const penalty = { shape: 1000, label: 800, line: 600, border: 500, perRank: 6 };
/** Boxes have a little slack around the text; touching by less is not seen. */
const slack = 1;

/** px at which names wrap: as usual, or narrower where that finds a better place. */
const widths = [90, 60];
const ranksOfNarrow = 4;

/** The place of every external name, by the id of its owner. */
export type Labels = ReadonlyMap<string, Box>;

/** Puts each name where it touches least: gateways first, then events, then flows. */
export function placeLabels(graph: LayoutGraph, placement: Placement, routes: Routes): Labels {
  const surroundings = surroundingsOf(graph, placement, routes);
  const labels = new Map<string, Box>();
  const place = (id: string, names: Names, placesFor: (label: Size) => readonly Box[]): void => {
    const others = [...labels.values()];
    const candidates = widths.flatMap((width, index) => {
      const label = labelSize(names, width);
      return label ? placesFor(label).map((box, rank) => ({ box, rank: rank + index * ranksOfNarrow })) : [];
    });
    const ranked = candidates.map(({ box, rank }) => ({
      box,
      cost: costOf(box, surroundings, others) + rank * penalty.perRank,
    }));
    const first = ranked[0];
    if (first) labels.set(id, ranked.reduce((one, other) => (other.cost < one.cost ? other : one), first).box);
  };
  const named = graph.nodes.flatMap((node) => {
    const box = placement.boxes.get(node.id);
    return box && node.label ? [{ ...node, box }] : [];
  });
  for (const { id, kind, names, box } of named) {
    if (kind === 'gateway') place(id, names, (label) => gatewayPlaces(box, label));
  }
  for (const { id, names } of graph.guests) {
    const box = placement.boxes.get(id);
    if (box) place(id, names, (label) => guestPlaces(box, label, placement.edges.get(id) ?? 'bottom'));
  }
  for (const { id, kind, names, box } of named) {
    if (kind === 'event') place(id, names, (label) => eventPlaces(box, label));
  }
  for (const flow of graph.flows) {
    const points = routes.get(flow.id);
    const shared = sharedWithSiblings(flow, graph, routes);
    if (points) place(flow.id, flow.names, (label) => flowPlaces(points, label, shared));
  }
  return labels;
}

interface Surroundings {
  readonly shapes: readonly Box[];
  readonly borders: readonly Box[];
  readonly lines: readonly (readonly Segment[])[];
}

function surroundingsOf(graph: LayoutGraph, placement: Placement, routes: Routes): Surroundings {
  const boxesOf = (ids: readonly { readonly id: string }[]) => ids.flatMap(({ id }) => placement.boxes.get(id) ?? []);
  const page = {
    x: 0,
    y: 0,
    width: placement.width,
    height: bottom(placement.lanes.at(-1) ?? { x: 0, y: 0, width: 0, height: 0 }),
  };
  return {
    shapes: boxesOf([...graph.nodes, ...graph.guests]),
    borders: [...boxesOf(graph.frames), ...placement.lanes, page],
    lines: [...routes.values()].map(segmentsOf),
  };
}

function costOf(box: Box, { shapes, borders, lines }: Surroundings, labels: readonly Box[]): number {
  const text = grown(box, -slack);
  const onShapes = shapes.filter((shape) => overlap(text, shape)).length;
  const onLabels = labels.filter((label) => overlap(text, label)).length;
  const onBorders = borders.filter((area) => overlap(text, area) && !contains(area, box)).length;
  const onLines = lines.filter((line) => line.some((segment) => passesThrough(segment, text))).length;
  return onShapes * penalty.shape + onLabels * penalty.label + onBorders * penalty.border + onLines * penalty.line;
}

/** px from its start that a flow shares with others leaving the same shape. */
function sharedWithSiblings(flow: LayoutFlow, graph: LayoutGraph, routes: Routes): number {
  const own = routes.get(flow.id) ?? [];
  const siblings = graph.flows.filter((other) => other.source === flow.source && other.id !== flow.id);
  return Math.max(0, ...siblings.map((other) => commonLength(own, routes.get(other.id) ?? [])));
}

function commonLength(a: readonly Point[], b: readonly Point[]): number {
  const [ones, others] = [segmentsOf(a), segmentsOf(b)];
  let length = 0;
  for (const [index, one] of ones.entries()) {
    const other = others[index];
    if (!other || one.from.x !== other.from.x || one.from.y !== other.from.y) break;
    if (heading(one.from, one.to) !== heading(other.from, other.to)) break;
    length += Math.min(lengthOf(one), lengthOf(other));
    if (lengthOf(one) !== lengthOf(other)) break;
  }
  return length;
}

function heading(from: Point, to: Point): string {
  return `${Math.sign(to.x - from.x)} ${Math.sign(to.y - from.y)}`;
}
