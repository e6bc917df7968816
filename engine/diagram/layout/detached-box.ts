import { type Box, centerX, centerY } from '../geometry.ts';
import type { LayoutGraph, LayoutNode } from './graph.ts';
import type { Band } from './placement.ts';

/** px a line needs beside an event sub-process, and the px of distance one line in the way is worth. */
const room = 12;
const costOfLine = 1000;

/** What is placed already when event sub-processes get their place. */
export interface Surroundings {
  readonly graph: LayoutGraph;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly columns: readonly Band[];
  /** Right end of the main flow. */
  readonly right: number;
}

/**
 * The left end of the event sub-processes of a lane, which stand below each other: under the first step of the
 * lane, unless lines between the lanes come down there; then in the nearest place with fewer of them.
 *
 * @param detached the event sub-processes of one lane
 * @param rows their rows, in the same order
 */
export function detachedLeft(
  detached: readonly LayoutNode[],
  rows: readonly Band[],
  surroundings: Surroundings,
): number {
  const { graph, boxes, columns, right } = surroundings;
  const steps = graph.nodes.filter((each) => each.lane === detached[0]?.lane && !each.detached);
  const width = Math.max(...detached.map((node) => node.width));
  const leftmost = columns[0]?.from ?? 0;
  const rightmost = Math.max(leftmost, right - leftmost - width);
  const wished = Math.min(rightmost, Math.max(leftmost, Math.min(...steps.map(({ id }) => boxes.get(id)?.x ?? right))));
  const lines = rows.map((row) => expectedLines(surroundings, row));
  const cost = (x: number) => {
    const met = detached.map((node, index) => weightWithin(lines[index] ?? [], x - room, x + node.width + room));
    return Math.abs(x - wished) + costOfLine * met.reduce((sum, weight) => sum + weight, 0);
  };
  const beside = lines.flat().flatMap(({ at }) => [at + 2 * room, at - 2 * room - width]);
  const places = [wished, leftmost, rightmost, ...columns.map(({ from }) => from), ...beside];
  const possible = places.filter((x) => x >= leftmost && x <= rightmost);
  return Math.round(possible.reduce((best, each) => (cost(each) < cost(best) ? each : best), wished));
}

interface ExpectedLine {
  readonly at: number;
  /** How probable it is. */
  readonly weight: number;
}

/**
 * Where flows from above the row to below it (or back) will probably run: below a boundary event or the side exit
 * of a gateway; else into the target from above or beside it.
 */
function expectedLines({ graph, boxes }: Surroundings, row: Band): readonly ExpectedLine[] {
  const guests = new Map(graph.guests.map((guest) => [guest.id, guest.host]));
  return graph.flows.flatMap((flow) => {
    const source = boxes.get(guests.get(flow.source) ?? flow.source);
    const target = boxes.get(flow.target);
    if (!source || !target || centerY(source) < row.from === centerY(target) < row.from) return [];
    const exits = graph.flows.filter((each) => each.source === flow.source);
    const isGateway = graph.nodes.some(({ id, kind }) => id === flow.source && kind === 'gateway');
    if (guests.has(flow.source) || (isGateway && exits[0] !== flow)) return [{ at: centerX(source), weight: 1 }];
    return [
      { at: centerX(target), weight: 0.5 },
      { at: target.x - 2 * room, weight: 0.5 },
    ];
  });
}

function weightWithin(lines: readonly ExpectedLine[], from: number, to: number): number {
  return lines.filter(({ at }) => at > from && at < to).reduce((sum, { weight }) => sum + weight, 0);
}
