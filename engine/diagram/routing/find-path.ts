import type { Point } from '../geometry.ts';
import { type Direction, type Grid, neighborOf, stepFrom, xOf, yOf } from './grid.ts';
import { Heap } from './heap.ts';
import type { GridRoute, Traffic, Traveller } from './traffic.ts';

/** A place where a route may begin or end: a point, the direction through it, and what it costs to use it. */
export interface Port {
  readonly point: number;
  readonly direction: Direction;
  readonly cost: number;
  /** Where the drawn line touches the border; the point itself may lie inside the shape. */
  readonly dock: Point;
  /** The shape and its side, to know who else uses the same port. */
  readonly place: string;
}

/** One flow's way to find: its ports and what it may not do. */
export interface Journey {
  readonly traveller: Traveller;
  readonly from: readonly Port[];
  readonly to: readonly Port[];
  isOpen(step: number, point: number): boolean;
  mayTurn(point: number): boolean;
}

export interface FoundPath extends GridRoute {
  readonly from: Port;
  readonly to: Port;
}

/** Working memory of the search, kept between searches on one grid. */
export interface Scratch {
  readonly best: Float64Array;
  readonly cameFrom: Int32Array;
}

export function scratchFor(grid: Grid): Scratch {
  return { best: new Float64Array(grid.pointCount * 4), cameFrom: new Int32Array(grid.pointCount * 4) };
}

const costOfBend = 45;
const allDirections: readonly Direction[] = [0, 1, 2, 3];

/**
 * The cheapest way from any of the journey's ports to any of its goals: length in px plus bends, meetings with
 * other flows and places better left free (A* over point and direction). Nothing when every way is blocked.
 */
export function findPath(grid: Grid, traffic: Traffic, journey: Journey, scratch: Scratch): FoundPath | undefined {
  const best = scratch.best.fill(Number.POSITIVE_INFINITY);
  const cameFrom = scratch.cameFrom.fill(-1);
  const open = new Heap();
  const goals = new Map(journey.to.map((port) => [port.point * 4 + port.direction, port]));
  const estimate = distanceToNearest(grid, journey.to);
  const finish = grid.pointCount * 4;

  for (const port of journey.from) {
    const state = port.point * 4 + port.direction;
    if (port.cost >= (best[state] ?? 0)) continue;
    best[state] = port.cost;
    open.push(state, port.cost + estimate(port.point));
  }
  let bestGoal: { readonly state: number; readonly cost: number } | undefined;
  for (let popped = open.pop(); popped !== undefined; popped = open.pop()) {
    if (popped >= finish) break;
    const state = popped;
    const point = state >> 2;
    const arriving = (state & 3) as Direction;
    const cost = best[state] ?? 0;
    const goal = goals.get(state);
    if (goal && cost + goal.cost < (bestGoal?.cost ?? Number.POSITIVE_INFINITY)) {
      bestGoal = { state, cost: cost + goal.cost };
      open.push(finish, bestGoal.cost);
    }
    const isStart = cameFrom[state] === -1;
    for (const leaving of allDirections) {
      const turns = leaving !== arriving;
      if (turns && (isStart || ((leaving - arriving) & 3) === 2 || !journey.mayTurn(point))) continue;
      const step = stepFrom(grid, point, leaving);
      if (step < 0) continue;
      const next = neighborOf(grid, point, leaving);
      if (!journey.isOpen(step, next)) continue;
      const length = Math.abs(xOf(grid, next) - xOf(grid, point)) + Math.abs(yOf(grid, next) - yOf(grid, point));
      const meeting = isStart ? 0 : traffic.costOfPoint(journey.traveller, point, arriving, leaving);
      const total =
        cost +
        length +
        meeting +
        (turns ? costOfBend : 0) +
        (grid.discouraged[step] ?? 0) +
        traffic.costOfStep(journey.traveller, step, length);
      const nextState = next * 4 + leaving;
      if (total >= (best[nextState] ?? 0)) continue;
      best[nextState] = total;
      cameFrom[nextState] = state;
      open.push(nextState, total + estimate(next));
    }
  }
  return bestGoal && traceBack(journey, cameFrom, bestGoal.state);
}

/** A lower bound of what is still to go, so that the search looks in the right direction. */
function distanceToNearest(grid: Grid, ports: readonly Port[]): (point: number) => number {
  const places = ports.map(({ point, cost }) => ({ x: xOf(grid, point), y: yOf(grid, point), cost }));
  return (point) => {
    const x = xOf(grid, point);
    const y = yOf(grid, point);
    return Math.min(...places.map((place) => Math.abs(place.x - x) + Math.abs(place.y - y) + place.cost));
  };
}

function traceBack(journey: Journey, cameFrom: Int32Array, goal: number): FoundPath | undefined {
  const moves: Direction[] = [];
  let state = goal;
  for (let previous = cameFrom[state] ?? -1; previous >= 0; previous = cameFrom[state] ?? -1) {
    moves.unshift((state & 3) as Direction);
    state = previous;
  }
  const from = journey.from.find((port) => port.point * 4 + port.direction === state);
  const to = journey.to.find((port) => port.point * 4 + port.direction === goal);
  return from && to ? { start: from.point, moves, from, to } : undefined;
}
