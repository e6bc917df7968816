import type { DrawnNode } from '../drawing.ts';
import { bottom, centerY, contains, gapBetween, overlap, right } from '../geometry.ts';
import { count, type Metric, type Picture, pairs } from './picture.ts';

/** Elements of the model that the diagram leaves out. */
export const undrawn: Metric = (picture) => count(picture.undrawn.map((id) => [id]));

/** Two shapes on each other; a boundary event on its host and a child in its frame are meant to be. */
export const shapeOverlap: Metric = (picture) =>
  count(pairs(picture.nodes, (a, b) => !belongTogether(picture, a, b) && overlap(a.box, b.box)).map(ids));

/** The least clear distance between two shapes that do not belong together. */
export const smallestGap: Metric = (picture) => {
  const gaps = pairs(picture.nodes, (a, b) => !belongTogether(picture, a, b)).map(([a, b]) => ({
    pair: [a.id, b.id],
    gap: gapBetween(a.box, b.box),
  }));
  const least = gaps.reduce((best, each) => (each.gap < best.gap ? each : best), {
    pair: [] as string[],
    gap: Infinity,
  });
  return { value: least.gap, culprits: [least.pair] };
};

/** Rows of shapes less than 20 px apart look like one row drawn carelessly. */
export const closeRows: Metric = (picture) => {
  const centers = rowCenters(picture);
  return count(
    pairs(centers, (a, b) => Math.abs(a - b) >= 1 && Math.abs(a - b) < 20).map(([a, b]) => [
      ...nodesAt(picture, a),
      ...nodesAt(picture, b),
    ]),
  );
};

/** Shapes that share a line of sight: all of them over the number of distinct rows. */
export const nodesPerRow: Metric = (picture) => {
  const rows = rowCenters(picture).length;
  return { value: rows === 0 ? Infinity : inRows(picture).length / rows, culprits: [[]] };
};

/** Two connected shapes meant to be in line, but off by 1 to 11 px. */
export const nearMisses: Metric = (picture) =>
  count(
    picture.flows.flatMap((flow) => {
      const source = picture.node(flow.source);
      const target = picture.node(flow.target);
      if (!source || !target || [source, target].some(({ kind }) => kind === 'boundary' || kind === 'frame')) return [];
      const offset = Math.abs(centerY(source.box) - centerY(target.box));
      return offset >= 1 && offset < 12 ? [[flow.source, flow.target]] : [];
    }),
  );

/** How many sizes tasks have; hosts of three or more boundary events may be wider. */
export const taskSizes: Metric = (picture) => {
  const guests = (id: string) => picture.nodes.filter((node) => node.host === id).length;
  const tasks = picture.nodes.filter((node) => node.kind === 'task' && guests(node.id) < 3);
  const sizes = new Map(tasks.map((task) => [`${task.box.width}x${task.box.height}`, task.id]));
  return { value: sizes.size, culprits: [[...sizes.values()]] };
};

/** The least distance of a child to the border of its frame. */
export const framePad: Metric = (picture) => {
  const pads = picture.nodes.flatMap((node) => {
    const frame = node.frame ? picture.node(node.frame) : undefined;
    return frame ? [{ elements: [node.id, frame.id], pad: innerDistance(node, frame) }] : [];
  });
  return least(pads);
};

/** A node drawn outside the lane the model puts it in. */
export const outsideLane: Metric = (picture) =>
  count(
    inLanes(picture)
      .filter(({ node, lane }) => node.kind !== 'frame' && node.kind !== 'boundary' && !contains(lane.box, node.box))
      .map(({ node, lane }) => [node.id, lane.id]),
  );

/** Lanes with nothing drawn in them: whoever has no part in the model need not be shown. */
export const emptyLanes: Metric = ({ drawing, nodes }) =>
  count(drawing.lanes.filter((lane) => !nodes.some(({ box }) => overlap(lane.box, box))).map(({ id }) => [id]));

/** The least distance of a node to the upper or lower border of its lane. */
export const lanePad: Metric = (picture) =>
  least(
    inLanes(picture)
      .filter(({ node, lane }) => node.kind !== 'frame' && contains(lane.box, node.box))
      .map(({ node, lane }) => ({
        elements: [node.id, lane.id],
        pad: Math.min(node.box.y - lane.box.y, bottom(lane.box) - bottom(node.box)),
      })),
  );

function least(pads: readonly { readonly elements: readonly string[]; readonly pad: number }[]) {
  const first = pads.reduce((best, each) => (each.pad < best.pad ? each : best), {
    elements: [] as readonly string[],
    pad: Infinity,
  });
  return { value: first.pad, culprits: [first.elements] };
}

function inLanes(picture: Picture) {
  return picture.nodes.flatMap((node) => {
    const lane = picture.drawing.lanes.find((candidate) => candidate.id === node.lane);
    return lane ? [{ node, lane }] : [];
  });
}

function innerDistance(child: DrawnNode, frame: DrawnNode): number {
  const [inner, outer] = [child.box, frame.box];
  return Math.min(inner.x - outer.x, inner.y - outer.y, right(outer) - right(inner), bottom(outer) - bottom(inner));
}

function belongTogether(picture: Picture, a: DrawnNode, b: DrawnNode): boolean {
  if (a.host === b.id || b.host === a.id) return true;
  if (a.host !== null && a.host === b.host) return !overlap(a.box, b.box);
  return [a, b].some((inner) => {
    const outer = inner === a ? b : a;
    const around = picture.framesAround(inner.id);
    return around.includes(outer.id) || (outer.host !== null && around.includes(outer.host) && !overlap(a.box, b.box));
  });
}

function ids([a, b]: readonly [DrawnNode, DrawnNode]): readonly string[] {
  return [a.id, b.id];
}

function inRows(picture: Picture): readonly DrawnNode[] {
  return picture.nodes.filter((node) => node.kind !== 'boundary' && node.kind !== 'frame');
}

function rowCenters(picture: Picture): readonly number[] {
  return [...new Set(inRows(picture).map((node) => Math.round(centerY(node.box))))];
}

function nodesAt(picture: Picture, y: number): readonly string[] {
  return inRows(picture)
    .filter((node) => Math.round(centerY(node.box)) === y)
    .map((node) => node.id);
}
