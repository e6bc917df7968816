import { type Box, bottom, centerX, centerY, grown, right } from '../geometry.ts';
import type { LayoutGraph } from '../layout/graph.ts';
import type { Band, Placement } from '../layout/placement.ts';
import { type Discouraged, type Grid, gridOver } from './grid.ts';

/** px between parallel lines, and the least distance of a line from a shape, a frame or a lane border. */
const trackDistance = 12;
const leastDistance = 8;
const labelGap = 4;
const costOfLabelPlace = 2.5;
/** Per px and px off the middle of a gap: alone in a gap, a line runs in its middle. */
const costOffMiddle = 0.002;

/** What flows are routed over: the grid and the shapes it was laid over. */
export interface Terrain {
  readonly grid: Grid;
  /** Shape by index, as in the grid's blockers. */
  readonly shapes: readonly { readonly id: string; readonly box: Box }[];
  readonly frames: readonly { readonly id: string; readonly box: Box }[];
}

/** A line beside others in a gap. @property offset px from the gap's middle */
interface Track {
  readonly at: number;
  readonly offset: number;
}

/**
 * The terrain of a placement: lines through the middle of everything, and tracks 12 px apart in each gap between
 * columns, rows, frame borders and lane borders.
 */
export function terrainOf(graph: LayoutGraph, placement: Placement): Terrain {
  const boxOf = (id: string) => placement.boxes.get(id);
  const shapes = [...graph.nodes, ...graph.guests].flatMap(({ id }) => {
    const box = boxOf(id);
    return box ? [{ id, box }] : [];
  });
  const frames = graph.frames.flatMap(({ id }) => {
    const box = boxOf(id);
    return box ? [{ id, box }] : [];
  });
  const frameBoxes = frames.map(({ box }) => box);
  const xWalls = [0, placement.width, ...frameBoxes.flatMap((box) => [box.x, right(box)])];
  const laneBorders = placement.lanes.flatMap((lane) => [lane.y, bottom(lane)]);
  const yWalls = [0, placement.height, ...laneBorders, ...frameBoxes.flatMap((box) => [box.y, bottom(box)])];
  const centers = shapes.map(({ box }) => ({ x: centerX(box), y: centerY(box) }));
  const xs = [
    ...centers.map(({ x }) => x),
    ...placement.columns.map(({ center }) => center),
    ...frameBoxes.flatMap(sidesX),
  ];
  const ys = [...centers.map(({ y }) => y), ...frameBoxes.flatMap(sidesY)];
  const xTracks = tracksBetween(placement.columns, xWalls);
  const yTracks = tracksBetween(placement.rows, yWalls);
  const grid = gridOver(
    [...xs, ...xTracks.map(({ at }) => at)],
    [...ys, ...yTracks.map(({ at }) => at)],
    shapes.map(({ box }) => box),
    [...labelPlaces(graph, placement), ...offMiddle(xTracks, yTracks, placement)],
  );
  return { grid, shapes, frames };
}

/** Tracks in the gaps before, between and behind the bands; walls inside a gap divide it. */
function tracksBetween(bands: readonly Band[], walls: readonly number[]): readonly Track[] {
  const from = Math.min(...walls);
  const to = Math.max(...walls);
  const inGap = (start: number, end: number): readonly Track[] => {
    const inside = walls.filter((wall) => wall > start && wall < end);
    const edges = [...new Set([start, ...inside, end])].toSorted((a, b) => a - b);
    return edges.slice(1).flatMap((edge, index) => tracksWithin(edges[index] ?? start, edge));
  };
  const starts = [from, ...bands.map((band) => band.to)];
  const ends = [...bands.map((band) => band.from), to];
  return starts.flatMap((start, index) => inGap(start, ends[index] ?? to));
}

/** Tracks 12 px apart around the middle of a stretch. */
function tracksWithin(from: number, to: number): readonly Track[] {
  const middle = Math.round((from + to) / 2);
  const tracks: Track[] = [];
  for (let offset = 0; middle - offset >= from + leastDistance; offset += trackDistance) {
    tracks.push({ at: middle - offset, offset });
    if (offset > 0 && middle + offset <= to - leastDistance) tracks.push({ at: middle + offset, offset });
  }
  return tracks;
}

function offMiddle(xTracks: readonly Track[], yTracks: readonly Track[], page: Placement): readonly Discouraged[] {
  const upright = xTracks.map(({ at, offset }) => ({
    box: { x: at - 1, y: 0, width: 2, height: page.height },
    costPerPx: offset * costOffMiddle,
  }));
  const level = yTracks.map(({ at, offset }) => ({
    box: { x: 0, y: at - 1, width: page.width, height: 2 },
    costPerPx: offset * costOffMiddle,
  }));
  return [...upright, ...level].filter(({ costPerPx }) => costPerPx > 0);
}

/** Where names are usually written: below an event, above a gateway. */
function labelPlaces(graph: LayoutGraph, placement: Placement): readonly Discouraged[] {
  return graph.nodes.flatMap(({ id, kind, label }) => {
    const box = placement.boxes.get(id);
    if (!box || !label) return [];
    const y = kind === 'event' ? bottom(box) + labelGap : box.y - labelGap - label.height;
    return [{ box: grown({ ...label, x: centerX(box) - label.width / 2, y }, 2), costPerPx: costOfLabelPlace }];
  });
}

const sidesX = (box: Box): readonly number[] => [box.x, right(box)];
const sidesY = (box: Box): readonly number[] => [box.y, bottom(box)];
