import { type Box, bottom, centerX, right } from '../geometry.ts';
import type { Cell } from './board.ts';
import type { LayoutGraph, LayoutGuest } from './graph.ts';
import { grouped } from './grouped.ts';
import type { Edge } from './guests.ts';
import type { Band } from './placement.ts';
import { eventSize, spotOffsets } from './sizes.ts';

/** px between the centers of boundary events of a frame, and from a frame's corner. */
const leastDistance = 60;
const cornerDistance = 40;
/** Stands for the distance of a handler that was passed already: farther than any other. */
const leadingBack = 100_000;

/**
 * Sits boundary events on their hosts. On a task the one whose handler is nearest comes rightmost, so that their
 * lines nest and do not cross; on a frame each stands over its handler's column.
 */
export function placeGuests(
  graph: LayoutGraph,
  cells: ReadonlyMap<string, Cell>,
  boxes: ReadonlyMap<string, Box>,
  columns: readonly Band[],
  edges: ReadonlyMap<string, Edge>,
): ReadonlyMap<string, Box> {
  const placed = new Map<string, Box>();
  for (const [, guests] of grouped(graph.guests, (guest) => `${guest.host} ${edges.get(guest.id)}`)) {
    const host = guests[0] ? boxes.get(guests[0].host) : undefined;
    if (!host) continue;
    const isFrame = graph.frames.some((frame) => frame.id === guests[0]?.host);
    const centers = isFrame ? overHandlers(guests, graph, cells, columns, host) : onSpots(guests, graph, cells, host);
    for (const [id, x] of centers) {
      const y = edges.get(id) === 'top' ? host.y : bottom(host);
      placed.set(id, { x: Math.round(x - eventSize / 2), y: y - eventSize / 2, width: eventSize, height: eventSize });
    }
  }
  return placed;
}

type Centers = readonly (readonly [id: string, x: number])[];

function onSpots(
  guests: readonly LayoutGuest[],
  graph: LayoutGraph,
  cells: ReadonlyMap<string, Cell>,
  host: Box,
): Centers {
  const element = graph.nodes.find((node) => node.id === guests[0]?.host)?.element;
  if (!element) return [];
  const all = graph.guests.filter((guest) => guest.host === guests[0]?.host).length;
  const offsets = spotOffsets(element, all);
  const allLeadBack = guests.every((guest) => leadsBack(guest, graph, cells));
  const spots = outermost(allLeadBack ? offsets.map((offset) => -offset) : offsets, guests.length);
  const farFirst = guests.toSorted((a, b) => distance(b, graph, cells) - distance(a, graph, cells));
  return farFirst.map((guest, index) => [guest.id, centerX(host) + (spots[index] ?? 0)]);
}

/** Such an event sits on the left of its host, so that its line does not run along the host. */
function leadsBack(guest: LayoutGuest, graph: LayoutGraph, cells: ReadonlyMap<string, Cell>): boolean {
  return distance(guest, graph, cells) === leadingBack;
}

/** The spots farthest from the middle, the right one of each pair first; left to right. */
function outermost(offsets: readonly number[], wanted: number): readonly number[] {
  const outside = offsets.toSorted((a, b) => Math.abs(b) - Math.abs(a) || b - a);
  return outside.slice(0, wanted).toSorted((a, b) => a - b);
}

/** How far down (or up) the handler stands, counted in lanes first; what leads back counts as farthest. */
function distance(guest: LayoutGuest, graph: LayoutGraph, cells: ReadonlyMap<string, Cell>): number {
  const flow = graph.flows.find(({ source }) => source === guest.id);
  const handler = cells.get(flow?.target ?? '');
  const host = cells.get(guest.host);
  if (!handler || !host) return 0;
  if (handler.column <= host.column) return leadingBack;
  return Math.abs(handler.lane - host.lane) * 1000 + Math.abs(handler.row - host.row) * 10 + handler.column / 100;
}

function overHandlers(
  guests: readonly LayoutGuest[],
  graph: LayoutGraph,
  cells: ReadonlyMap<string, Cell>,
  columns: readonly Band[],
  frame: Box,
): Centers {
  const wishes = guests.map((guest) => {
    const target = graph.flows.find(({ source }) => source === guest.id)?.target ?? '';
    const column = columns[cells.get(target)?.column ?? 0];
    return { id: guest.id, x: column?.center ?? right(frame) };
  });
  const last = right(frame) - cornerDistance;
  let limit = frame.x + cornerDistance;
  const ordered = wishes.toSorted((a, b) => a.x - b.x);
  return ordered.map(({ id, x }, index) => {
    const roomForRest = last - (ordered.length - 1 - index) * leastDistance;
    const center = Math.max(limit, Math.min(x, roomForRest));
    limit = center + leastDistance;
    return [id, center] as const;
  });
}
