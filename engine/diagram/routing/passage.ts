import { type Box, bottom, centerX, centerY, grown, right } from '../geometry.ts';
import type { LayoutFlow, LayoutGraph } from '../layout/graph.ts';
import type { Placement } from '../layout/placement.ts';
import { stretchOf, xOf, yOf } from './grid.ts';
import type { Terrain } from './terrain.ts';

/** px a line keeps off a frame from outside, from inside, and from inside at the frame's title. */
const offFrame = { outside: 7, inside: 6, atTitle: 16 };
/** No turn this close to the shapes a flow belongs to: the last stretch must be seen as an arrow. */
const straightApproach = 12;

/** What one flow may do on a terrain. */
export interface Passage {
  isOpen(step: number, point: number): boolean;
  mayTurn(point: number): boolean;
}

/**
 * A flow keeps clear of every shape but its own ends, which it may only cross on their center lines; it stays
 * inside the frame that holds both its ends, and outside of all others.
 */
export function passageFor(flow: LayoutFlow, graph: LayoutGraph, placement: Placement, terrain: Terrain): Passage {
  const guest = graph.guests.find(({ id }) => id === flow.source);
  const own = [flow.source, flow.target];
  const ownBoxes = own.flatMap((id) => placement.boxes.get(id) ?? []);
  const host = guest ? placement.boxes.get(guest.host) : undefined;
  const start = placement.boxes.get(flow.source);
  const home = homeOf(flow.target, graph) ?? null;
  const ownFrames = new Set([...own, guest?.host]);
  const { grid } = terrain;

  const isOpenShape = (shape: number, step: number): boolean => {
    const { id, box } = terrain.shapes[shape] ?? {};
    const { from, to } = stretchOf(grid, step);
    if (!box) return false;
    if (id === guest?.host && start)
      return from.x === to.x && from.x === centerX(start) && isBeyond(from.y + to.y, box);
    if (id === undefined || !own.includes(id)) return false;
    return (from.x === centerX(box) && to.x === from.x) || (from.y === centerY(box) && to.y === from.y);
  };
  const isOpenFrame = (point: number): boolean =>
    terrain.frames.every(({ id, box }) => {
      const x = xOf(grid, point);
      const y = yOf(grid, point);
      if (id === home) return isWellInside(x, y, box);
      if (ownFrames.has(id)) return !isInside(x, y, box);
      return !isInside(x, y, grown(box, offFrame.outside));
    });
  const turnless = [...ownBoxes, ...(host ? [host] : [])].map((box) => grown(box, straightApproach));

  return {
    isOpen: (step, point) =>
      isOpenFrame(point) && (grid.blockers.get(step) ?? []).every((shape) => isOpenShape(shape, step)),
    mayTurn: (point) => !turnless.some((box) => isInside(xOf(grid, point), yOf(grid, point), box)),
  };
}

/** The frame a node or boundary event is drawn in. */
function homeOf(id: string, graph: LayoutGraph): string | null | undefined {
  return graph.nodes.find((node) => node.id === id)?.frame;
}

/** Is the middle of a step (given as the sum of its ends) above or below the box? */
function isBeyond(doubleY: number, box: Box): boolean {
  return doubleY / 2 <= box.y || doubleY / 2 >= bottom(box);
}

function isInside(x: number, y: number, box: Box): boolean {
  return x > box.x && x < right(box) && y > box.y && y < bottom(box);
}

function isWellInside(x: number, y: number, frame: Box): boolean {
  const { inside, atTitle } = offFrame;
  return x >= frame.x + inside && x <= right(frame) - inside && y >= frame.y + atTitle && y <= bottom(frame) - inside;
}
