import type { Drawing, DrawnFlow, DrawnNode } from '../drawing.ts';
import { type BpmnElement, idOf, lanesOf, namesOf } from '../element.ts';
import { around, type Box, bottom, centerY, type Point, right } from '../geometry.ts';
import { arrangeScope } from './arrange-scope.ts';
import type { LayoutGraph } from './graph.ts';
import { lanesByModel, singleLane } from './lane-of.ts';
import type { Placement } from './placement.ts';
import { readGraph } from './read-graph.ts';
import { framePad } from './row-bands.ts';
import type { Scene } from './scene.ts';
import { plainVariant, type Variant } from './variant.ts';

/** A scope laid out, with what a search may vary next. */
export interface LaidOutScope extends Omit<Scene, 'axis'> {
  readonly lanes: readonly Box[];
  readonly movable: readonly string[];
  /** Boundary events that lead back, and so may sit on either edge of their host. */
  readonly turnable: readonly string[];
}

/** Lays out a process with its lanes. @param taskWidth width of every task in px */
export function layOutProcess(process: BpmnElement, taskWidth: number, variant: Variant): LaidOutScope {
  const lanes = lanesOf(process);
  const graph = readGraph(process, {
    laneCount: Math.max(1, lanes.length),
    laneOf: lanes.length > 0 ? lanesByModel(process) : singleLane,
    taskWidth,
    turned: variant.turned,
    layOutInner: (scope) => layOutInner(scope, taskWidth),
  });
  const laneNames = lanes.map((lane) => longest(Object.values(namesOf(lane))));
  return layOut(graph, laneNames, lanes.map(idOf), variant);
}

/** The inside of a sub-process that is placed as one shape, with room for its title and border. */
function layOutInner(scope: BpmnElement, taskWidth: number): Scene {
  const graph = readGraph(scope, {
    laneCount: 1,
    laneOf: singleLane,
    taskWidth,
    layOutInner: (inner) => layOutInner(inner, taskWidth),
  });
  const { drawing } = layOut(graph, [], [], plainVariant);
  const used = around(boxesOf(drawing));
  const shapes = around(drawing.nodes.map(({ box }) => box));
  const left = Math.min(used.x - framePad.besideLabels, shapes.x - framePad.side);
  const rightEnd = Math.max(right(used) + framePad.besideLabels, right(shapes) + framePad.side);
  const inside = shifted(drawing, { x: -left, y: framePad.title - used.y });
  const width = even(rightEnd - left);
  const height = even(used.height + framePad.title + framePad.bottomBelowLabels);
  const start = inside.nodes.find(({ type }) => type === 'bpmn:StartEvent');
  if (!start) return { drawing: inside, width, height, axis: height / 2 };
  const axis = centerY(start.box);
  if (scope.triggeredByEvent === true) return { drawing: inside, width, height, axis };

  // Flows dock at the middle of its sides: there the row of its start belongs, in line with the row around it.
  const half = Math.max(axis, height - axis);
  return { drawing: shifted(inside, { x: 0, y: half - axis }), width, height: 2 * half, axis: half };
}

function layOut(
  graph: LayoutGraph,
  laneNames: readonly string[],
  laneIds: readonly string[],
  variant: Variant,
): LaidOutScope {
  const { placement, routes, labels, loops, movable } = arrangeScope(graph, laneNames, variant);
  const nodes = drawnNodes(graph, placement, labels, laneIds);
  const flows = graph.flows.map(
    ({ id, source, target, names }): DrawnFlow => ({
      id,
      source,
      target,
      names,
      points: routes.get(id) ?? [],
      label: labels.get(id) ?? null,
    }),
  );
  const inner = graph.nodes.flatMap(({ id, inner: scene }) => {
    const corner = placement.insides.get(id);
    return scene && corner ? [{ id, drawing: shifted(scene.drawing, corner) }] : [];
  });
  const drawing: Drawing = {
    pools: [],
    lanes: [],
    nodes: [
      ...nodes,
      ...inner.flatMap((each) => each.drawing.nodes.map((node) => ({ ...node, frame: node.frame ?? each.id }))),
    ],
    flows: [...flows, ...inner.flatMap((each) => each.drawing.flows)],
  };
  const turnable = graph.guests.filter(({ id }) =>
    graph.flows.some((flow) => flow.source === id && loops.has(flow.id)),
  );
  return {
    drawing,
    lanes: placement.lanes,
    movable,
    turnable: turnable.map(({ id }) => id),
    width: placement.width,
    height: placement.height,
  };
}

function drawnNodes(
  graph: LayoutGraph,
  { boxes }: Placement,
  labels: ReadonlyMap<string, Box>,
  laneIds: readonly string[],
): readonly DrawnNode[] {
  const frameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.frame ?? null;
  const laneOf = (id: string) => laneIds[graph.nodes.find((node) => node.id === id && !node.frame)?.lane ?? -1] ?? null;
  const shapes = [
    ...graph.frames.map((each) => ({ ...each, kind: 'frame' as const, host: null, lane: null, frame: null })),
    ...graph.nodes.map((each) => ({ ...each, host: null, lane: laneOf(each.id) })),
    ...graph.guests.map((each) => ({
      ...each,
      kind: 'boundary' as const,
      lane: laneOf(each.host),
      frame: frameOf(each.host),
    })),
  ];
  return shapes.flatMap(({ id, element, kind, names, frame, host, lane }) => {
    const box = boxes.get(id);
    return box ? [{ id, type: element.$type, kind, names, box, label: labels.get(id) ?? null, frame, host, lane }] : [];
  });
}

/** The same drawing elsewhere. @param by px added to every place */
export function shifted(drawing: Drawing, by: Point): Drawing {
  const move = <T extends Point>(place: T): T => ({ ...place, x: place.x + by.x, y: place.y + by.y });
  const moveBoxes = <T extends { readonly box: Box; readonly label?: Box | null }>(item: T): T => ({
    ...item,
    box: move(item.box),
    ...(item.label ? { label: move(item.label) } : {}),
  });
  return {
    pools: drawing.pools.map(moveBoxes),
    lanes: drawing.lanes.map(moveBoxes),
    nodes: drawing.nodes.map(moveBoxes),
    flows: drawing.flows.map((flow) => ({
      ...flow,
      points: flow.points.map(move),
      label: flow.label ? move(flow.label) : null,
    })),
  };
}

/** Everything that takes room: shapes, names, and the corners of lines. */
function boxesOf({ pools, lanes, nodes, flows }: Drawing): readonly Box[] {
  const labels = [...nodes, ...flows].flatMap(({ label }) => (label ? [label] : []));
  const corners = flows.flatMap(({ points }) => points.map((point) => ({ ...point, width: 0, height: 0 })));
  return [...[...pools, ...lanes, ...nodes].map(({ box }) => box), ...labels, ...corners];
}

/** The right and lower end of everything drawn, from (0, 0). */
export function extentOf(drawing: Drawing) {
  const boxes = boxesOf(drawing);
  return { width: Math.max(0, ...boxes.map(right)), height: Math.max(0, ...boxes.map(bottom)) };
}

function even(length: number): number {
  return 2 * Math.ceil(length / 2);
}

function longest(texts: readonly string[]): string {
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '');
}
