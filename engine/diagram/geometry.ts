/** All measures are px of the diagram; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A stretch of a line between two of its points. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;
export const centerX = (box: Box): number => box.x + box.width / 2;
export const centerY = (box: Box): number => box.y + box.height / 2;

/** The box grown by `by` px on every side; negative shrinks it. */
export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** Do the insides meet? Boxes that only touch do not. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

/** Does `outer` hold all of `inner`? */
export function contains(outer: Box, inner: Box): boolean {
  return inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);
}

/** The clear distance of two boxes along the axis on which they are farther apart; negative when they overlap. */
export function gapBetween(a: Box, b: Box): number {
  const horizontal = Math.max(a.x - right(b), b.x - right(a));
  const vertical = Math.max(a.y - bottom(b), b.y - bottom(a));
  return Math.max(horizontal, vertical);
}

/** The smallest box around all of them; an empty box at the origin for none. */
export function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return { x, y, width: Math.max(...boxes.map(right)) - x, height: Math.max(...boxes.map(bottom)) - y };
}

/** The stretches of a line, in its direction. */
export function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from ? [{ from, to }] : [];
  });
}

/** The box a segment covers; its width or height is 0 when it is straight. */
export function boxOf({ from, to }: Segment): Box {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
}

export const isHorizontal = ({ from, to }: Segment): boolean => from.y === to.y;
export const isVertical = ({ from, to }: Segment): boolean => from.x === to.x;

/** Length along both axes. */
export const lengthOf = ({ from, to }: Segment): number => Math.abs(from.x - to.x) + Math.abs(from.y - to.y);

/** Does a straight segment run through the inside of the box? Along its border does not count. */
export function passesThrough(segment: Segment, box: Box): boolean {
  const covered = boxOf(segment);
  return covered.x < right(box) && right(covered) > box.x && covered.y < bottom(box) && bottom(covered) > box.y;
}

/** Where a horizontal and a vertical segment meet, ends included. */
export function meetingPoint(a: Segment, b: Segment): Point | undefined {
  const [level, upright] = isHorizontal(a) ? [a, b] : [b, a];
  if (!isHorizontal(level) || !isVertical(upright)) return undefined;
  const across = boxOf(level);
  const along = boxOf(upright);
  const inside = along.x >= across.x && along.x <= right(across) && across.y >= along.y && across.y <= bottom(along);
  return inside ? { x: along.x, y: across.y } : undefined;
}

/** How many px two parallel segments share, lying on each other. */
export function sharedLength(a: Segment, b: Segment): number {
  if (isHorizontal(a) && isHorizontal(b) && a.from.y === b.from.y) {
    return Math.min(right(boxOf(a)), right(boxOf(b))) - Math.max(boxOf(a).x, boxOf(b).x);
  }
  if (isVertical(a) && isVertical(b) && a.from.x === b.from.x) {
    return Math.min(bottom(boxOf(a)), bottom(boxOf(b))) - Math.max(boxOf(a).y, boxOf(b).y);
  }
  return 0;
}
