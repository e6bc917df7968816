import { type Box, bottom, centerX, centerY, lengthOf, type Point, right, segmentsOf } from '../geometry.ts';
import type { Edge } from '../layout/guests.ts';
import type { Size } from '../text/label-size.ts';

/** px between a label and what it names, and between a label and a line beside it. */
const gap = 4;
const besideLine = 7;
/** px between the start of a line and its label. */
const fromStart = 6;

/** Places for a gateway's question, best first: above, below, then beside the lines of its corners. */
export function gatewayPlaces(box: Box, label: Size): readonly Box[] {
  const x = centerX(box) - label.width / 2;
  const above = box.y - gap - label.height;
  const below = bottom(box) + gap;
  const [left, rightOf] = [centerX(box) - besideLine - label.width, centerX(box) + besideLine];
  const [outerLeft, outerRight] = [box.x - gap - label.width, right(box) + gap];
  const [overLine, underLine] = [centerY(box) - besideLine - label.height, centerY(box) + besideLine];
  return boxes(label, [
    [x, above],
    [x, below],
    [left, above],
    [rightOf, above],
    [left, below],
    [rightOf, below],
    [outerLeft, overLine],
    [outerLeft, underLine],
    [outerRight, overLine],
    [outerRight, underLine],
  ]);
}

/** Places for the name of an event: below, above, beside vertical lines, right, left. */
export function eventPlaces(box: Box, label: Size): readonly Box[] {
  const x = centerX(box) - label.width / 2;
  const above = box.y - gap - label.height;
  const below = bottom(box) + gap;
  const [left, rightOf] = [centerX(box) - besideLine - label.width, centerX(box) + besideLine];
  const level = centerY(box) - label.height / 2;
  return boxes(label, [
    [x, below],
    [x, above],
    [rightOf, below],
    [left, below],
    [rightOf, above],
    [left, above],
    [right(box) + gap, level],
    [box.x - gap - label.width, level],
  ]);
}

/** Places for the name of a boundary event: beside the event outside its host, then beside its line. */
export function guestPlaces(box: Box, label: Size, edge: Edge): readonly Box[] {
  const x = centerX(box) - label.width / 2;
  const [left, rightOf] = [centerX(box) - besideLine - label.width, centerX(box) + besideLine];
  const [outerLeft, outerRight] = [box.x - gap - label.width, right(box) + gap];
  const beside = edge === 'bottom' ? centerY(box) + gap : centerY(box) - gap - label.height;
  const beyond = edge === 'bottom' ? bottom(box) + gap : box.y - gap - label.height;
  return boxes(label, [
    [outerRight, beside],
    [outerLeft, beside],
    [rightOf, beyond],
    [left, beyond],
    [x, beyond],
  ]);
}

/**
 * Places for the name of a flow along its line: from where it parts from its siblings on, first at the start of a
 * stretch, then at its middle and end; above or right of the line before below or left. Where a trunk is shared,
 * the level part behind it tells best which flow is meant.
 *
 * @param shared px of the line that it shares with other flows of the same gateway
 */
export function flowPlaces(points: readonly Point[], label: Size, shared: number): readonly Box[] {
  const level: Box[] = [];
  const upright: Box[] = [];
  const inOrder: Box[] = [];
  let passed = 0;
  for (const segment of segmentsOf(points)) {
    const length = lengthOf(segment);
    const own = length - Math.max(0, shared - passed);
    passed += length;
    if (own <= 0) continue;
    const ahead = segment.to.x > segment.from.x || segment.to.y > segment.from.y ? 1 : -1;
    const isLevel = segment.from.y === segment.to.y;
    const size = isLevel ? label.width : label.height;
    for (const share of shared > 0 && !isLevel ? [0.5, 1, 0] : [0, 0.5, 1]) {
      const along = length - own + fromStart + share * (own - size - 3 * fromStart);
      const start = (isLevel ? segment.from.x : segment.from.y) + ahead * along;
      const low = ahead > 0 ? start : start - size;
      const places = besides(segment.from, low, isLevel, label);
      inOrder.push(...places);
      (isLevel ? level : upright).push(...places);
    }
  }
  if (inOrder.length === 0 && shared > 0) return flowPlaces(points, label, 0);
  return shared > 0 ? [...level, ...upright] : inOrder;
}

function besides(from: Point, low: number, isLevel: boolean, label: Size): readonly Box[] {
  const near = isLevel ? gap : besideLine;
  return isLevel
    ? boxes(label, [
        [low, from.y - near - label.height],
        [low, from.y + near],
      ])
    : boxes(label, [
        [from.x + near, low],
        [from.x - near - label.width, low],
      ]);
}

function boxes(label: Size, corners: readonly (readonly [x: number, y: number])[]): readonly Box[] {
  return corners.map(([x, y]) => ({ ...label, x: Math.round(x), y: Math.round(y) }));
}
