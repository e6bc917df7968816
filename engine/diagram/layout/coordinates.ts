import { type Box, right } from '../geometry.ts';
import type { Berth } from './berths.ts';
import type { Cell } from './board.ts';
import { rightMargin, spreadColumns } from './column-bands.ts';
import type { LayoutFrame, LayoutGraph, LayoutNode } from './graph.ts';
import { grouped } from './grouped.ts';
import { placeGuests } from './guest-spots.ts';
import { edgeOf } from './guests.ts';
import type { Band, Placement } from './placement.ts';
import { axisOf, frameEnds, framePad, frameTitleRoom, type RowBands, stackRows } from './row-bands.ts';

/**
 * Turns cells into px: nodes centered in their cells, frames around their children, boundary events on their hosts,
 * event sub-processes at their berths.
 */
export function placeShapes(
  graph: LayoutGraph,
  flowCells: ReadonlyMap<string, Cell>,
  laneNames: readonly string[],
  berths: ReadonlyMap<string, Berth> = new Map(),
): Placement {
  const cells = new Map([...flowCells, ...[...berths].map(([id, berth]) => [id, { ...berth, column: 0 }] as const)]);
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
  const moored = grouped([...berths], ([, { lane, row }]) => `${lane}:${row}`);
  for (const [, row] of moored) for (const [id, box] of mooredBoxes(row, graph, bands)) boxes.set(id, box);
  const edges = new Map(graph.guests.map((guest) => [guest.id, edgeOf(guest, graph)]));
  for (const [id, box] of placeGuests(graph, cells, boxes, columns, edges)) boxes.set(id, box);

  const usual = (columns.at(-1)?.to ?? 0) + rightMargin(graph, cells, columns.length);
  const ends = [...berths.keys()]
    .flatMap((id) => boxes.get(id) ?? [])
    .map((box) => right(box) + (columns[0]?.from ?? 0));
  const width = Math.max(usual, ...ends);
  const lanes = bands.lanes.map(({ from, to }) => ({ x: 0, y: from, width, height: to - from }));
  const insides = graph.nodes.flatMap(({ id, inner }) => {
    const [cell, box] = [cells.get(id), boxes.get(id)];
    return inner && cell && box ? [[id, { x: box.x, y: bands.bandOf(cell).center - inner.axis }] as const] : [];
  });
  return {
    boxes,
    insides: new Map(insides),
    edges,
    lanes,
    columns,
    rows: bands.rows,
    width,
    height: bands.lanes.at(-1)?.to ?? 0,
  };
}

/** The event sub-processes of one row: their insides stand on the row's middle, their borders are level. */
function mooredBoxes(
  row: readonly (readonly [id: string, berth: Berth])[],
  graph: LayoutGraph,
  bands: RowBands,
): ReadonlyMap<string, Box> {
  const nodes = row.flatMap(([id, berth]) =>
    graph.nodes.filter((node) => node.id === id).map((node) => ({ node, berth })),
  );
  const upper = Math.max(...nodes.map(({ node }) => axisOf(node)));
  const lower = Math.max(...nodes.map(({ node }) => node.height - axisOf(node)));
  return new Map(
    nodes.map(({ node, berth: { lane, row: at, x } }) => {
      const y = bands.bandOf({ lane, row: at, column: 0 }).center - upper;
      return [node.id, { x, y, width: node.width, height: upper + lower }];
    }),
  );
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
