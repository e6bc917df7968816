import { type Box, centerX, centerY } from '../geometry.ts';
import type { LayoutGraph, LayoutNode } from './graph.ts';
import type { Band } from './placement.ts';

/** px a line needs beside an event sub-process, and the px of distance one line in the way is worth. */
const room = 12;
const costOfLine = 400;

/** What is placed already when event sub-processes get their place. */
export interface Surroundings {
  readonly graph: LayoutGraph;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly columns: readonly Band[];
  /** Right end of the main flow. */
  readonly right: number;
}

/**
 * The place of an event sub-process in its row: under the first step of its lane, unless lines between the lanes
 * come down there; then in the nearest place with fewer of them.
 */
export function detachedBox(node: LayoutNode, surroundings: Surroundings, row: Band): Box {
  const { graph, boxes, columns, right } = surroundings;
  const steps = graph.nodes.filter((each) => each.lane === node.lane && !each.detached);
  const leftmost = columns[0]?.from ?? 0;
  const rightmost = Math.max(leftmost, right - leftmost - node.width);
  const wished = Math.min(rightmost, Math.max(leftmost, Math.min(...steps.map(({ id }) => boxes.get(id)?.x ?? right))));
  const lines = expectedLines(surroundings, row);
  const cost = (x: number) =>
    Math.abs(x - wished) + costOfLine * lines.filter((line) => line > x - room && line < x + node.width + room).length;
  const places = [wished, leftmost, rightmost, ...columns.map(({ from }) => from), ...lines.map((line) => line + 2 * room)];
  const possible = places.filter((x) => x >= leftmost && x <= rightmost);
  const x = possible.reduce((best, each) => (cost(each) < cost(best) ? each : best), wished);
  return { x: Math.round(x), y: row.from, width: node.width, height: node.height };
}

/** Where flows from above the row to below it (or back) will probably run. */
function expectedLines({ graph, boxes }: Surroundings, row: Band): readonly number[] {
  const guests = new Map(graph.guests.map((guest) => [guest.id, guest.host]));
  return graph.flows.flatMap((flow) => {
    const source = boxes.get(guests.get(flow.source) ?? flow.source);
    const target = boxes.get(flow.target);
    if (!source || !target || centerY(source) < row.from === centerY(target) < row.from) return [];
    const leavesUpright = guests.has(flow.source) || graph.nodes.some(({ id, kind }) => id === flow.source && kind === 'gateway');
    return [leavesUpright ? centerX(source) : centerX(target)];
  });
}
