import { type Box, bottom, centerX, centerY, type Point, right } from '../geometry.ts';
import type { LayoutFlow, LayoutGraph, LayoutNode } from '../layout/graph.ts';
import type { Placement } from '../layout/placement.ts';
import type { Port } from './find-path.ts';
import { type Direction, directions, type Grid, pointAt } from './grid.ts';

/** How many flows use a side of a shape already. */
export interface PortUse {
  readonly incoming: number;
  readonly outgoing: number;
}

/** What ports depend on besides the flow. */
export interface PortSetting {
  readonly graph: LayoutGraph;
  readonly placement: Placement;
  readonly grid: Grid;
  readonly loops: ReadonlySet<string>;
  use(place: string): PortUse;
}

/**
 * Costs of a side in px of detour: flows read from left to right, so they leave on the right and enter on the
 * left; gateways also leave by their corners, loops by top and bottom.
 */
const leaving = { right: 0, gatewayCorner: 8, loopUpright: 15, upright: 70, besideGuests: 200, left: 400 };
const entering = { left: 0, gatewayUpright: 25, upright: 45, besideGuests: 120, right: 400 };
const atFrame = { loopUpright: 10, upright: 120, otherRow: 5 };
const reuse = { oppositeWay: 350, merge: 12, secondExit: 150, combExit: 15, combExitRight: 110 };
const exitsOfComb = 3;

const allDirections: readonly Direction[] = [0, 1, 2, 3];

/** Where a flow may begin. */
export function portsOut(flow: LayoutFlow, setting: PortSetting): readonly Port[] {
  const { graph, placement } = setting;
  const box = placement.boxes.get(flow.source);
  if (!box) return [];
  if (graph.guests.some(({ id }) => id === flow.source)) return [guestPort(flow.source, box, setting)];
  const node = graph.nodes.find(({ id }) => id === flow.source);
  if (!node) return frameExits(flow.source, box, setting);
  const exits = graph.flows.filter(({ source }) => source === flow.source).length;
  return allDirections.map((direction) => {
    const port = sidePort(node.id, box, direction, direction, setting);
    const { incoming, outgoing } = setting.use(port.place);
    const shared = outgoing === 0 ? 0 : costOfSecondExit(node, exits, direction);
    const cost = costOfLeaving(node, direction, setting, setting.loops.has(flow.id)) + shared;
    return { ...port, cost: cost + (incoming > 0 ? reuse.oppositeWay : 0) };
  });
}

/** Where a flow may end. */
export function portsIn(flow: LayoutFlow, setting: PortSetting): readonly Port[] {
  const { graph, placement } = setting;
  const box = placement.boxes.get(flow.target);
  if (!box) return [];
  const node = graph.nodes.find(({ id }) => id === flow.target);
  if (!node) return frameEntries(flow, box, setting);
  return allDirections.map((direction) => {
    const side = opposite(direction);
    const port = sidePort(node.id, box, side, direction, setting);
    const { incoming, outgoing } = setting.use(port.place);
    const shared = (outgoing > 0 ? reuse.oppositeWay : 0) + (incoming > 0 ? reuse.merge : 0);
    return { ...port, cost: costOfEntering(node, side, setting) + shared };
  });
}

function costOfLeaving(node: LayoutNode, direction: Direction, setting: PortSetting, isLoop: boolean): number {
  if (direction === directions.right) return leaving.right;
  if (direction === directions.left) return leaving.left;
  if (node.kind === 'gateway') return leaving.gatewayCorner;
  if (hasGuests(node, direction, setting)) return leaving.besideGuests;
  return isLoop ? leaving.loopUpright : leaving.upright;
}

function hasGuests(node: LayoutNode, direction: Direction, { graph, placement }: PortSetting): boolean {
  const edge = direction === directions.up ? 'top' : 'bottom';
  return graph.guests.some(({ id, host }) => host === node.id && placement.edges.get(id) === edge);
}

function costOfSecondExit(node: LayoutNode, exits: number, direction: Direction): number {
  if (node.kind !== 'gateway' || exits < exitsOfComb) return reuse.secondExit;
  return direction === directions.right ? reuse.combExitRight : reuse.combExit;
}

function costOfEntering(node: LayoutNode, side: Direction, setting: PortSetting): number {
  if (side === directions.left) return entering.left;
  if (side === directions.right) return entering.right;
  if (hasGuests(node, side, setting)) return entering.besideGuests;
  return node.kind === 'gateway' ? entering.gatewayUpright : entering.upright;
}

/** The middle of a side; the grid point is the center of the shape. */
function sidePort(id: string, box: Box, side: Direction, direction: Direction, { grid }: PortSetting): Port {
  const point = pointAt(grid, centerX(box), centerY(box));
  return { point, direction, cost: 0, dock: middleOf(box, side), place: `${id} ${side}` };
}

function guestPort(id: string, box: Box, { grid, placement }: PortSetting): Port {
  const direction = placement.edges.get(id) === 'top' ? directions.up : directions.down;
  const point = pointAt(grid, centerX(box), centerY(box));
  return { point, direction, cost: 0, dock: middleOf(box, direction), place: `${id} ${direction}` };
}

/** A frame is left on the right, in the row of its start or of one of its ends. */
function frameExits(id: string, box: Box, setting: PortSetting): readonly Port[] {
  const { graph, placement, grid } = setting;
  const children = childrenOf(id, graph);
  const sources = new Set(graph.flows.map(({ source }) => source));
  const ends = children.filter((child, index) => index === 0 || !sources.has(child));
  return ends.flatMap((child, index) => {
    const row = placement.boxes.get(child);
    if (!row) return [];
    const dock = { x: right(box), y: centerY(row) };
    return [borderPort(id, dock, directions.right, index === 0 ? 0 : atFrame.otherRow, grid)];
  });
}

/** A frame is entered on the left in the row of its start, or from above and below over one of its columns but the last. */
function frameEntries(flow: LayoutFlow, box: Box, setting: PortSetting): readonly Port[] {
  const { graph, placement, grid, loops } = setting;
  const start = placement.boxes.get(childrenOf(flow.target, graph)[0] ?? '');
  const columns = placement.columns.filter(({ from, to }) => from >= box.x && to <= right(box)).slice(0, -1);
  const cost = loops.has(flow.id) ? atFrame.loopUpright : atFrame.upright;
  const upright = columns.flatMap(({ center }) => [
    borderPort(flow.target, { x: center, y: box.y }, directions.down, cost, grid),
    borderPort(flow.target, { x: center, y: bottom(box) }, directions.up, cost, grid),
  ]);
  if (!start) return upright;
  return [borderPort(flow.target, { x: box.x, y: centerY(start) }, directions.right, 0, grid), ...upright];
}

function borderPort(id: string, dock: Point, direction: Direction, cost: number, grid: Grid): Port {
  return { point: pointAt(grid, dock.x, dock.y), direction, cost, dock, place: `${id} ${dock.x} ${dock.y}` };
}

function childrenOf(frame: string, graph: LayoutGraph): readonly string[] {
  const targets = new Set(graph.flows.map(({ target }) => target));
  const children = graph.frames.find(({ id }) => id === frame)?.children ?? [];
  return children.toSorted((a, b) => Number(targets.has(a)) - Number(targets.has(b)));
}

function middleOf(box: Box, side: Direction): Point {
  if (side === directions.right) return { x: right(box), y: centerY(box) };
  if (side === directions.left) return { x: box.x, y: centerY(box) };
  return { x: centerX(box), y: side === directions.up ? box.y : bottom(box) };
}

function opposite(direction: Direction): Direction {
  return allDirections[(direction + 2) % 4] ?? direction;
}
