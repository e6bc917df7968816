import type { Box } from '../geometry.ts';
import type { Cell } from './board.ts';
import { rightMargin, spreadColumns } from './column-bands.ts';
import { detachedLeft } from './detached-box.ts';
import type { LayoutFrame, LayoutGraph, LayoutNode } from './graph.ts';
import { grouped } from './grouped.ts';
import { placeGuests } from './guest-spots.ts';
import { edgeOf } from './guests.ts';
import type { Band, Placement } from './placement.ts';
import { frameEnds, framePad, frameTitleRoom, type RowBands, stackRows } from './row-bands.ts';

/** Turns cells into px: nodes centered in their cells, frames around their children, boundary events on their hosts. */
export function placeShapes(
  graph: LayoutGraph,
  cells: ReadonlyMap<string, Cell>,
  laneNames: readonly string[],
): Placement {
  const columns = spreadColumns(graph, cells);
  const bands = stackRows(graph, cells, laneNames);
  const boxes = new Map<string, Box>();
  for (const node of graph.nodes) {
    const cell = cells.get(node.id);
    const column = cell ? columns[cell.column] : undefined;
    if (cell && column && !node.detached) boxes.set(node.id, centered(node, column, bands.bandOf(cell)));
  }
  for (const frame of graph.frames) {
    const box = frameBox(frame, graph, cells, columns, bands);
    if (box) boxes.set(frame.id, box);
  }
  const right = (columns.at(-1)?.to ?? 0) + rightMargin(graph, cells, columns.length);
  const detachedNodes = graph.nodes.filter((node) => node.detached);
  for (const [, nodes] of grouped(detachedNodes, ({ lane }) => lane)) {
    const rows = nodes.map(({ id }) => bands.bandOf(cells.get(id) ?? { lane: 0, row: 0, column: 0 }));
    const x = detachedLeft(nodes, rows, { graph, boxes, columns, right });
    for (const [index, { id, width, height }] of nodes.entries())
      boxes.set(id, { x, y: rows[index]?.from ?? 0, width, height });
  }
  const edges = new Map(graph.guests.map((guest) => [guest.id, edgeOf(guest, graph)]));
  for (const [id, box] of placeGuests(graph, cells, boxes, columns, edges)) boxes.set(id, box);

  const detached = detachedNodes.map(({ id }) => boxes.get(id));
  const width = Math.max(right, ...detached.map((box) => (box ? box.x + box.width + (columns[0]?.from ?? 0) : 0)));
  const lanes = bands.lanes.map(({ from, to }) => ({ x: 0, y: from, width, height: to - from }));
  return { boxes, edges, lanes, columns, rows: bands.rows, width, height: bands.lanes.at(-1)?.to ?? 0 };
}

function centered(node: LayoutNode, column: Band, row: Band): Box {
  const { width, height } = node;
  return { x: Math.round(column.center - width / 2), y: Math.round(row.center - height / 2), width, height };
}

function frameBox(
  frame: LayoutFrame,
  graph: LayoutGraph,
  cells: ReadonlyMap<string, Cell>,
  columns: readonly Band[],
  bands: RowBands,
): Box | undefined {
  const ends = frameEnds(frame, cells);
  const inside = frame.children.flatMap((id) => cells.get(id)?.column ?? []);
  const [first, last] = [columns[Math.min(...inside)], columns[Math.max(...inside)]];
  if (!ends || !first || !last) return undefined;
  const hasGuestsOnTop = graph.guests.some((guest) => guest.host === frame.id && edgeOf(guest, graph) === 'top');
  const x = first.from - framePad.side;
  const y = bands.bandOf(ends.top).from - frameTitleRoom(hasGuestsOnTop);
  const bottom = bands.bandOf(ends.bottom).to + framePad.bottom;
  return { x, y, width: last.to + framePad.side - x, height: bottom - y };
}
