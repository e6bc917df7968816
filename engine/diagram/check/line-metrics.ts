import type { DrawnNode } from '../drawing.ts';
import {
  type Box,
  bottom,
  boxOf,
  contains,
  grown,
  isHorizontal,
  isVertical,
  lengthOf,
  meetingPoint,
  type Point,
  passesThrough,
  right,
  type Segment,
  sharedLength,
} from '../geometry.ts';
import { count, type Measurement, type Metric, type Picture, type PicturedFlow, pairs } from './picture.ts';

/** px by which a line may dip into a shape's border, or end off it. */
const borderTolerance = 2;
const dockingTolerance = 4;
const longestHarmlessOverlap = 8;
const shortestSegment = 10;

/** A line through a shape, or across the border of a frame at which it does not end. */
export const throughShape: Metric = (picture) =>
  count(
    picture.flows.flatMap((flow) =>
      picture.nodes.filter((node) => runsThrough(picture, flow, node)).map((node) => [flow.id, node.id]),
    ),
  );

/** Two lines lying on each other for more than 8 px though they have no end in common. */
export const overlaps: Metric = (picture) =>
  count(
    pairs(picture.flows, (a, b) => !haveCommonEnd(a, b) && longestShared(a, b) > longestHarmlessOverlap).map(
      ([a, b]) => [a.id, b.id],
    ),
  );

/** Places where two lines cross, over the number of flows. A line turning on another one counts as well. */
export const crossingsPerFlow: Metric = (picture) => {
  const crossings = pairs(picture.flows, () => true).flatMap(([a, b]) =>
    Array.from({ length: crossingCount(a, b) }, () => [a.id, b.id]),
  );
  return { value: perFlow(picture, crossings.length), culprits: crossings };
};

export const bendsPerFlow: Metric = (picture) => ({
  value: perFlow(
    picture,
    picture.flows.reduce((sum, flow) => sum + bendsOf(flow), 0),
  ),
  culprits: picture.flows.filter((flow) => bendsOf(flow) > 2).map((flow) => [flow.id]),
});

export const mostBends: Metric = (picture) => {
  const most = Math.max(0, ...picture.flows.map(bendsOf));
  return { value: most, culprits: picture.flows.filter((flow) => bendsOf(flow) === most).map((flow) => [flow.id]) };
};

/** Share of flows without a bend. */
export const straightFlows: Metric = (picture) => share(picture, (flow) => bendsOf(flow) === 0);

export const diagonals: Metric = (picture) =>
  count(
    picture.flows
      .filter((flow) => flow.segments.some((segment) => !isHorizontal(segment) && !isVertical(segment)))
      .map((flow) => [flow.id]),
  );

/** Steps of less than 10 px, which look like a slip of the hand. */
export const jogs: Metric = (picture) =>
  count(
    picture.flows.flatMap((flow) =>
      flow.segments.filter((segment) => lengthOf(segment) < shortestSegment).map(() => [flow.id]),
    ),
  );

/** Share of flows that do not end left of where they begin; loops are meant to. */
export const leftToRight: Metric = (picture) =>
  share(picture, (flow) => flow.loop || (flow.points.at(-1)?.x ?? 0) >= (flow.points[0]?.x ?? 0));

export const enterFromRight: Metric = (picture) =>
  count(
    picture.flows
      .filter(({ segments }) => {
        const last = segments.at(-1);
        return last !== undefined && isHorizontal(last) && last.to.x < last.from.x;
      })
      .map((flow) => [flow.id]),
  );

/** Length of all lines over the shortest they could have at right angles. */
export const detour: Metric = (picture) => {
  const drawn = picture.flows.reduce((sum, flow) => sum + pathLength(flow), 0);
  const shortest = picture.flows.reduce((sum, flow) => sum + directLength(flow), 0);
  const worst = picture.flows.filter((flow) => pathLength(flow) > 2 * directLength(flow) && !flow.loop);
  return { value: shortest === 0 ? 1 : drawn / shortest, culprits: worst.map((flow) => [flow.id]) };
};

/** Ends that hang in the air. */
export const undockedEnds: Metric = (picture) =>
  count(
    picture.flows.flatMap((flow) => {
      const ends = [
        { node: picture.node(flow.source), point: flow.points[0] },
        { node: picture.node(flow.target), point: flow.points.at(-1) },
      ];
      return ends.flatMap(({ node, point }) =>
        node && point && distanceToBorder(point, node.box) > dockingTolerance ? [[flow.id, node.id]] : [],
      );
    }),
  );

function runsThrough(picture: Picture, flow: PicturedFlow, node: DrawnNode): boolean {
  const around = [...picture.framesAround(flow.source), ...picture.framesAround(flow.target)];
  const inside = grown(node.box, -borderTolerance);
  if (!around.includes(node.id)) return flow.segments.some((segment) => passesThrough(segment, inside));
  const walls = grown(node.box, borderTolerance);
  return flow.segments.some((segment) => !contains(walls, boxOf(segment)));
}

function haveCommonEnd(a: PicturedFlow, b: PicturedFlow): boolean {
  return a.source === b.source || a.target === b.target || a.source === b.target || a.target === b.source;
}

function longestShared(a: PicturedFlow, b: PicturedFlow): number {
  return Math.max(...a.segments.flatMap((one) => b.segments.map((other) => sharedLength(one, other))));
}

function crossingCount(a: PicturedFlow, b: PicturedFlow): number {
  let crossings = 0;
  for (const one of a.segments) {
    for (const other of b.segments) {
      const point = meetingPoint(one, other);
      if (!point) continue;
      if (!isEnd(point, one) && !isEnd(point, other)) crossings += 1;
      else if (!haveCommonEnd(a, b) && isEnd(point, one) !== isEnd(point, other)) crossings += 0.5;
    }
  }
  return Math.round(crossings);
}

function isEnd(point: Point, { from, to }: Segment): boolean {
  return (point.x === from.x && point.y === from.y) || (point.x === to.x && point.y === to.y);
}

function share(picture: Picture, holds: (flow: PicturedFlow) => boolean): Measurement {
  const others = picture.flows.filter((flow) => !holds(flow));
  return { value: 1 - perFlow(picture, others.length), culprits: others.map((flow) => [flow.id]) };
}

function perFlow(picture: Picture, total: number): number {
  return picture.flows.length === 0 ? 0 : total / picture.flows.length;
}

const bendsOf = (flow: PicturedFlow): number => flow.segments.length - 1;
const pathLength = (flow: PicturedFlow): number => flow.segments.reduce((sum, segment) => sum + lengthOf(segment), 0);

function directLength(flow: PicturedFlow): number {
  const [from, to] = [flow.points[0], flow.points.at(-1)];
  return from && to ? lengthOf({ from, to }) : 0;
}

function distanceToBorder(point: Point, box: Box): number {
  const outside = Math.max(box.x - point.x, point.x - right(box), box.y - point.y, point.y - bottom(box));
  if (outside > 0) return outside;
  return Math.min(point.x - box.x, right(box) - point.x, point.y - box.y, bottom(box) - point.y);
}
