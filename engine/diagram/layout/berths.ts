import { type Box, bottom, boxOf, overlap, right, segmentsOf } from '../geometry.ts';
import type { Labels } from '../labels/place-labels.ts';
import type { Routes } from '../routing/route-flows.ts';
import type { Cell } from './board.ts';
import type { LayoutNode } from './graph.ts';
import type { Placement } from './placement.ts';

/** px an event sub-process keeps from shapes, names and lines beside it. */
const room = { shape: 50, name: 16, line: 16 };
/** px of distance one line in the way is worth. */
const costOfLine = 1000;

/** Where an event sub-process stands: a row of its lane, and its left end in px. */
export interface Berth {
  readonly lane: number;
  readonly row: number;
  readonly x: number;
}

/** The main flow of a scope, drawn as if it had no event sub-processes. */
export interface MainFlow {
  readonly nodes: readonly LayoutNode[];
  readonly cells: ReadonlyMap<string, Cell>;
  readonly placement: Placement;
  readonly routes: Routes;
  readonly labels: Labels;
}

/**
 * A place for every event sub-process, which no flow reaches. Those of one lane share rows side by side: each takes
 * the uppermost row from the lane's main row down in which it touches no shape, name or line and does not widen the
 * diagram, as near as possible to the first step of the lane. What fits nowhere gets a row of its own below, in the
 * place with the fewest lines from lane to lane; those will run around it.
 */
export function berthsFor(detached: readonly LayoutNode[], main: MainFlow): ReadonlyMap<string, Berth> {
  const berths = new Map<string, Berth>();
  const harbors = new Map<number, Harbor>();
  for (const node of detached) {
    const harbor = harbors.get(node.lane) ?? new Harbor(node.lane, main);
    harbors.set(node.lane, harbor);
    berths.set(node.id, harbor.take(node.width));
  }
  return berths;
}

/** A stretch of a row that is not free. */
interface Taken {
  readonly from: number;
  readonly to: number;
}

/** What is free in the rows of one lane. */
class Harbor {
  readonly #lane: number;
  readonly #left: number;
  readonly #right: number;
  readonly #wished: number;
  /** Verticals from this lane to lower ones, which every new row meets. */
  readonly #below: readonly Taken[];
  readonly #rows = new Map<number, Taken[]>();

  constructor(lane: number, main: MainFlow) {
    const { placement, cells } = main;
    this.#lane = lane;
    this.#left = placement.columns[0]?.from ?? 0;
    this.#right = placement.width - this.#left;
    const inLane = main.nodes.filter((node) => node.lane === lane);
    const boxes = inLane.flatMap(({ id }) => placement.boxes.get(id) ?? []);
    this.#wished = Math.min(...boxes.map(({ x }) => x), this.#right);
    const end = bottom(placement.lanes[lane] ?? { x: 0, y: 0, width: 0, height: placement.height });
    this.#below = lane === placement.lanes.length - 1 ? [] : takenWithin(end - 1, end, main);
    for (const { id } of inLane) {
      const [row, box] = [cells.get(id)?.row ?? -1, placement.boxes.get(id)];
      if (row < 0 || !box) continue;
      this.#rows.set(row, [...(this.#rows.get(row) ?? []), ...takenWithin(box.y, bottom(box), main)]);
    }
  }

  take(width: number): Berth {
    const rows = [...this.#rows.keys()].toSorted((a, b) => a - b);
    const fits = [...rows, this.#nextRow()]
      .map((row) => ({ row, x: this.#nearest(width, row) }))
      .find(({ x }) => x !== undefined);
    const row = fits?.row ?? this.#nextRow();
    const x = Math.round(fits?.x ?? this.#leastCrossed(width));
    const taken = this.#rows.get(row) ?? [...this.#below];
    this.#rows.set(row, [...taken, { from: x - room.shape, to: x + width + room.shape }]);
    return { lane: this.#lane, row, x };
  }

  #nextRow(): number {
    return Math.max(-1, ...this.#rows.keys()) + 1;
  }

  /** The free place nearest to the wished one. */
  #nearest(width: number, row: number): number | undefined {
    const taken = this.#rows.get(row) ?? this.#below;
    return this.#places(width, taken)
      .filter((x) => meets(x, width, taken) === 0)
      .toSorted((a, b) => Math.abs(a - this.#wished) - Math.abs(b - this.#wished))[0];
  }

  #leastCrossed(width: number): number {
    const cost = (x: number) => costOfLine * meets(x, width, this.#below) + Math.abs(x - this.#wished);
    return this.#places(width, this.#below).reduce((best, x) => (cost(x) < cost(best) ? x : best), this.#left);
  }

  #places(width: number, taken: readonly Taken[]): readonly number[] {
    const beside = taken.flatMap(({ from, to }) => [to, from - width]);
    return [this.#wished, this.#left, ...beside].filter((x) => x >= this.#left && x + width <= this.#right);
  }
}

/** What of the main flow is seen between two heights. */
function takenWithin(from: number, to: number, { placement, routes, labels }: MainFlow): readonly Taken[] {
  const band: Box = { x: 0, y: from, width: placement.width, height: to - from };
  const within = (boxes: Iterable<Box>, distance: number): readonly Taken[] =>
    [...boxes]
      .map((box) => ({ ...box, width: Math.max(1, box.width), height: Math.max(1, box.height) }))
      .filter((box) => overlap(box, band))
      .map((box) => ({ from: box.x - distance, to: right(box) + distance }));
  const lines = [...routes.values()].flatMap((points) => segmentsOf(points).map(boxOf));
  return [
    ...within(placement.boxes.values(), room.shape),
    ...within(labels.values(), room.name),
    ...within(lines, room.line),
  ];
}

function meets(x: number, width: number, taken: readonly Taken[]): number {
  return taken.filter(({ from, to }) => from < x + width && to > x).length;
}
