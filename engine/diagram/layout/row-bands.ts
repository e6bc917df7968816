import { textWidth } from '../text/character-width.ts';
import { insideFont } from '../text/wrapped-text.ts';
import type { Cell } from './board.ts';
import type { LayoutFrame, LayoutGraph, LayoutNode } from './graph.ts';
import { edgeOf } from './guests.ts';
import type { Band } from './placement.ts';

/** All lengths in px. */
export const framePad = {
  side: 34,
  title: 30,
  titleAboveGuests: 40,
  bottom: 34,
  bottomBelowLabels: 20,
  besideLabels: 16,
};
const rowGap = 40;
const rowHeight = { withTask: 80, withoutTask: 60 };
const guestRoom = 14;
const frameGuestRoom = 36;
const lanePad = 24;
const laneNamePad = 24;

/** The rows of all lanes, top to bottom, and the stretch each lane takes. */
export interface RowBands {
  readonly rows: readonly Band[];
  readonly lanes: readonly Band[];
  bandOf(cell: Cell): Band;
}

/** Stacks the rows in use: lane by lane, with room for frames, boundary events and the lanes' names. */
export function stackRows(
  graph: LayoutGraph,
  cells: ReadonlyMap<string, Cell>,
  laneNames: readonly string[],
): RowBands {
  const bands = new Map<string, Band>();
  const lanes: Band[] = [];
  let y = 0;
  for (let lane = 0; lane < graph.laneCount; lane += 1) {
    const rows = rowsOf(lane, cells).map((row) => ({ row, ...roomOf(lane, row, graph, cells) }));
    const inner = rows.reduce(
      (sum, room) => sum + room.above + room.upper + room.lower + room.below,
      rowGap * Math.max(0, rows.length - 1),
    );
    const height = Math.max(
      inner + 2 * lanePad,
      nameLength(laneNames[lane]) + laneNamePad,
      rowHeight.withoutTask + 2 * lanePad,
    );
    const laneTop = y;
    y += (height - inner) / 2;
    for (const { row, above, upper, lower, below } of rows) {
      const from = Math.round(y + above);
      bands.set(`${lane}:${row}`, { from, to: from + upper + lower, center: Math.round(from + upper) });
      y += above + upper + lower + below + rowGap;
    }
    y = Math.round(laneTop + height);
    lanes.push({ from: laneTop, to: y, center: (laneTop + y) / 2 });
  }
  const bandOf = ({ lane, row }: Cell) => bands.get(`${lane}:${row}`) ?? { from: 0, to: 0, center: 0 };
  return { rows: [...bands.values()], lanes, bandOf };
}

function rowsOf(lane: number, cells: ReadonlyMap<string, Cell>): readonly number[] {
  const rows = [...cells.values()].filter((cell) => cell.lane === lane).map(({ row }) => row);
  return [...new Set(rows)].toSorted((a, b) => a - b);
}

function roomOf(lane: number, row: number, graph: LayoutGraph, cells: ReadonlyMap<string, Cell>) {
  const isHere = (id: string) => cells.get(id)?.lane === lane && cells.get(id)?.row === row;
  const nodes = graph.nodes.filter(({ id }) => isHere(id));
  const least = nodes.some((node) => node.kind === 'task') ? rowHeight.withTask : rowHeight.withoutTask;
  const guests = graph.guests.filter(({ host }) => isHere(host)).map((guest) => edgeOf(guest, graph));
  const above = [guests.includes('top') ? guestRoom : 0];
  const below = [guests.includes('bottom') ? guestRoom : 0];
  for (const frame of graph.frames) {
    const ends = frameEnds(frame, cells);
    const frameGuests = graph.guests.filter(({ host }) => host === frame.id).map((guest) => edgeOf(guest, graph));
    if (ends && isSame(ends.top, lane, row)) {
      above.push(frameTitleRoom(frameGuests.includes('top')) + (frameGuests.includes('top') ? frameGuestRoom : 0));
    }
    if (ends && isSame(ends.bottom, lane, row)) {
      below.push(framePad.bottom + (frameGuests.includes('bottom') ? frameGuestRoom : 0));
    }
  }
  return {
    upper: Math.max(least / 2, ...nodes.map(axisOf)),
    lower: Math.max(least / 2, ...nodes.map((node) => node.height - axisOf(node))),
    above: Math.max(...above),
    below: Math.max(...below),
  };
}

/** px from the upper end of a shape to the line on which it stands with the others of its row. */
export function axisOf(node: LayoutNode): number {
  return node.inner?.axis ?? node.height / 2;
}

/** The uppermost and the lowermost cell of a frame's children. */
export function frameEnds(frame: LayoutFrame, cells: ReadonlyMap<string, Cell>) {
  const ordered = frame.children
    .flatMap((id) => cells.get(id) ?? [])
    .toSorted((a, b) => a.lane - b.lane || a.row - b.row);
  const [top, bottom] = [ordered[0], ordered.at(-1)];
  return top && bottom ? { top, bottom } : undefined;
}

/** Room for a frame's title above its children; more where boundary events sit on the same edge. */
export function frameTitleRoom(hasGuestsOnTop: boolean): number {
  return hasGuestsOnTop ? framePad.titleAboveGuests : framePad.title;
}

function isSame(cell: Cell, lane: number, row: number): boolean {
  return cell.lane === lane && cell.row === row;
}

function nameLength(name: string | undefined): number {
  return textWidth(name ?? '', insideFont.size);
}
