import type { Cell } from './board.ts';
import type { LayoutFlow, LayoutGraph, LayoutNode } from './graph.ts';
import type { Band } from './placement.ts';
import { framePad } from './row-bands.ts';

/** All lengths in px. */
const leastGap = 50;
const gapOfBends = { base: 40, perFlow: 12, mostFlows: 5 };
const roomBesideLabel = 34;
/** By how much an external label may stick out of its column. */
const labelOverhang = 30;
const margin = 40;

/** Columns as wide as their widest node, with gaps for bending lines, names on straight flows, and frame borders. */
export function spreadColumns(graph: LayoutGraph, cells: ReadonlyMap<string, Cell>): readonly Band[] {
  const nodes = graph.nodes.filter((node) => !node.detached);
  const last = Math.max(0, ...nodes.map(({ id }) => cells.get(id)?.column ?? 0));
  const bands: Band[] = [];
  let x = margin;
  for (let column = 0; column <= last; column += 1) {
    const width = columnWidth(column, nodes, cells);
    const previous = bands.at(-1);
    const gap = previous ? gapBefore(column, width, previous, graph, cells) : 0;
    x += Math.ceil(gap) + frameRoom(column, graph, cells);
    bands.push({ from: x, to: x + width, center: x + width / 2 });
    x += width;
  }
  return bands;
}

/** Room right of the last column, for frames that end there and for labels. */
export function rightMargin(graph: LayoutGraph, cells: ReadonlyMap<string, Cell>, columns: number): number {
  return margin + frameRoom(columns, graph, cells);
}

function columnWidth(column: number, nodes: readonly LayoutNode[], cells: ReadonlyMap<string, Cell>): number {
  const widths = nodes
    .filter(({ id }) => cells.get(id)?.column === column)
    .map((node) => Math.max(node.width, (node.label?.width ?? 0) - labelOverhang));
  const widest = Math.max(36, ...widths);
  return Math.ceil(widest / 2) * 2;
}

function gapBefore(
  column: number,
  width: number,
  previous: Band,
  graph: LayoutGraph,
  cells: ReadonlyMap<string, Cell>,
): number {
  const bending = graph.flows.filter((flow) => bendsBefore(flow, column, cells)).length;
  const bends = bending === 0 ? 0 : gapOfBends.base + gapOfBends.perFlow * Math.min(gapOfBends.mostFlows, bending);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const labels = graph.flows.map((flow) => {
    const [source, target] = [nodes.get(flow.source), nodes.get(flow.target)];
    const [from, to] = [cells.get(flow.source), cells.get(flow.target)];
    if (!source || !target || !flow.label || from?.column !== column - 1 || to?.column !== column) return 0;
    const beside = (previous.to - previous.from - source.width) / 2 + (width - target.width) / 2;
    return flow.label.width + roomBesideLabel - (isSameRow(from, to) ? beside : beside + source.width / 4);
  });
  return Math.max(leastGap, bends, ...labels);
}

function bendsBefore(flow: LayoutFlow, column: number, cells: ReadonlyMap<string, Cell>): boolean {
  const [from, to] = [cells.get(flow.source), cells.get(flow.target)];
  return to?.column === column && from !== undefined && from.column < column && !isSameRow(from, to);
}

function isSameRow(a: Cell, b: Cell): boolean {
  return a.lane === b.lane && a.row === b.row;
}

/** Room for the sides of frames that begin in this column or end in the one before. */
function frameRoom(column: number, graph: LayoutGraph, cells: ReadonlyMap<string, Cell>): number {
  const spans = graph.frames.map((frame) => {
    const columns = frame.children.flatMap((id) => cells.get(id)?.column ?? []);
    return { first: Math.min(...columns), last: Math.max(...columns) };
  });
  const begins = spans.some(({ first }) => first === column);
  const ends = spans.some(({ last }) => last === column - 1);
  return (begins ? framePad.side : 0) + (ends ? framePad.side : 0);
}
