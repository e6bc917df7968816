import { type Box, bottom, grown, passesThrough, right } from '../geometry.ts';

/** Ways to move along the grid, clockwise. */
export const directions = { right: 0, down: 1, left: 2, up: 3 } as const;
export type Direction = (typeof directions)[keyof typeof directions];

/** Lines keep this many px clear of every shape. */
const clearance = 7;

/**
 * The lines on which flows may run. A point is a crossing of a vertical and a horizontal line, numbered row by row;
 * a step is the stretch to the next point on the right (`across`) or below (`down`), numbered by its first point.
 */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly pointCount: number;
  /** Indices of the shapes that each step comes too close to. */
  readonly blockers: ReadonlyMap<number, readonly number[]>;
  /** Extra cost of a step, where it runs through a label's place or along a lane border. */
  readonly discouraged: Float64Array;
}

/** A stretch of paper that lines should avoid, at a cost per px. */
export interface Discouraged {
  readonly box: Box;
  readonly costPerPx: number;
}

/** Lays the grid over the shapes; each line is given once, in any order. */
export function gridOver(
  xs: readonly number[],
  ys: readonly number[],
  shapes: readonly Box[],
  discouraged: readonly Discouraged[],
): Grid {
  const sortedXs = sortedUnique(xs);
  const sortedYs = sortedUnique(ys);
  const pointCount = sortedXs.length * sortedYs.length;
  const blockers = new Map<number, number[]>();
  const costs = new Float64Array(pointCount * 2);
  const bare: Grid = { xs: sortedXs, ys: sortedYs, pointCount, blockers, discouraged: costs };
  shapes.forEach((shape, index) => {
    const reach = grown(shape, clearance);
    for (const step of stepsNear(bare, reach)) {
      if (!passesThrough(stretchOf(bare, step), reach)) continue;
      const known = blockers.get(step);
      if (known) known.push(index);
      else blockers.set(step, [index]);
    }
  });
  for (const { box, costPerPx } of discouraged) {
    for (const step of stepsNear(bare, box)) {
      costs[step] = (costs[step] ?? 0) + costPerPx * lengthInside(stretchOf(bare, step), box);
    }
  }
  return bare;
}

/** The number of the step from a point in a direction, or -1 at the edge of the grid. */
export function stepFrom(grid: Grid, point: number, direction: Direction): number {
  const width = grid.xs.length;
  const column = point % width;
  if (direction === directions.right) return column + 1 < width ? point : -1;
  if (direction === directions.left) return column > 0 ? point - 1 : -1;
  if (direction === directions.down) return point + width < grid.pointCount ? grid.pointCount + point : -1;
  return point >= width ? grid.pointCount + point - width : -1;
}

/** The neighbor of a point in a direction; only where there is a step. */
export function neighborOf(grid: Grid, point: number, direction: Direction): number {
  if (direction === directions.right) return point + 1;
  if (direction === directions.left) return point - 1;
  return direction === directions.down ? point + grid.xs.length : point - grid.xs.length;
}

export function xOf(grid: Grid, point: number): number {
  return grid.xs[point % grid.xs.length] ?? 0;
}

export function yOf(grid: Grid, point: number): number {
  return grid.ys[Math.floor(point / grid.xs.length)] ?? 0;
}

/** The number of the point at a place, which must lie on a line in both directions. */
export function pointAt(grid: Grid, x: number, y: number): number {
  return grid.ys.indexOf(y) * grid.xs.length + grid.xs.indexOf(x);
}

/** The two ends of a step. */
export function stretchOf(grid: Grid, step: number) {
  const point = step % grid.pointCount;
  const next = neighborOf(grid, point, step < grid.pointCount ? directions.right : directions.down);
  return { from: { x: xOf(grid, point), y: yOf(grid, point) }, to: { x: xOf(grid, next), y: yOf(grid, next) } };
}

/** Steps that begin in the box or one line before it. */
function stepsNear(grid: Grid, box: Box): readonly number[] {
  const columns = indicesWithin(grid.xs, box.x, right(box));
  const rows = indicesWithin(grid.ys, box.y, bottom(box));
  const steps: number[] = [];
  for (let row = rows.first; row <= rows.last; row += 1) {
    for (let column = columns.first; column <= columns.last; column += 1) {
      const point = row * grid.xs.length + column;
      if (column + 1 < grid.xs.length) steps.push(point);
      if (row + 1 < grid.ys.length) steps.push(grid.pointCount + point);
    }
  }
  return steps;
}

function indicesWithin(lines: readonly number[], from: number, to: number) {
  const inside = lines.findIndex((line) => line >= from);
  const beyond = lines.findIndex((line) => line > to);
  return {
    first: Math.max(0, (inside < 0 ? lines.length : inside) - 1),
    last: (beyond < 0 ? lines.length : beyond) - 1,
  };
}

function lengthInside({ from, to }: ReturnType<typeof stretchOf>, box: Box): number {
  if (from.y === to.y) {
    if (from.y <= box.y || from.y >= bottom(box)) return 0;
    return Math.max(0, Math.min(to.x, right(box)) - Math.max(from.x, box.x));
  }
  if (from.x <= box.x || from.x >= right(box)) return 0;
  return Math.max(0, Math.min(to.y, bottom(box)) - Math.max(from.y, box.y));
}

function sortedUnique(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].toSorted((a, b) => a - b);
}
