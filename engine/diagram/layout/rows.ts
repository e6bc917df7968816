import { Board, type Cell } from './board.ts';
import { type Chain, chainFrom, splitBy } from './chains.ts';
import type { Columns } from './columns.ts';
import type { LayoutGraph, LayoutNode } from './graph.ts';
import { edgeOf } from './guests.ts';
import type { Link } from './links.ts';
import { linesWithin, type Span, spanIsFree, takenOnWay } from './span.ts';

/** What the search for a better drawing varies about rows. */
export interface RowStyle {
  /** Rows to move a piece by, keyed by its first node. */
  readonly shifts: ReadonlyMap<string, number>;
  /** Which branch is placed next: the leftmost one, or the one of the branch placed last. */
  readonly order: 'leftmost-first' | 'depth-first';
}

/** The cell of every node, and the pieces that may be moved to another row. */
export interface Rows {
  readonly cells: ReadonlyMap<string, Cell>;
  /** First node of each piece that is not part of the main flow. */
  readonly movable: readonly string[];
}

/** Rows looked at on each side of the preferred one. */
const reach = 12;
/** Cost of a cell between a piece and where it comes from that is taken, against one row of distance. */
const costOfCrossing = 2.5;
/** Cost of standing where a line from another lane comes through. */
const costOfLine = 4;

/**
 * Gives every node its row. The main flow comes first and stays in one row of each lane; then branch after
 * branch, boundary handlers and lone ends first, each in the nearest row whose cells are all free. Children of
 * frames are placed before everything else, because nothing else may stand inside a frame.
 */
export function arrangeRows(graph: LayoutGraph, columns: Columns, style: RowStyle): Rows {
  return new RowArrangement(graph, columns, style).arrange();
}

class RowArrangement {
  readonly #graph: LayoutGraph;
  readonly #columns: Columns;
  readonly #style: RowStyle;
  readonly #nodes: ReadonlyMap<string, LayoutNode>;
  readonly #board = new Board();
  readonly #cells = new Map<string, Cell>();
  readonly #movable: string[] = [];
  /** Number of the chain in which a node was placed. */
  readonly #chainOf = new Map<string, number>();
  #chains = 0;

  constructor(graph: LayoutGraph, columns: Columns, style: RowStyle) {
    this.#graph = graph;
    this.#columns = columns;
    this.#style = style;
    this.#nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  }

  arrange(): Rows {
    for (const frame of this.#graph.frames) {
      this.#placeAll(frame.children, frame.children[0]);
      this.#keepZone(frame.id, frame.children);
    }
    this.#placeAll(
      this.#graph.nodes.map(({ id }) => id),
      this.#columns.start,
    );
    return { cells: this.#cells, movable: this.#movable };
  }

  /** The main chain, then branch by branch, then what nothing leads to. */
  #placeAll(ids: readonly string[], start: string | undefined): void {
    const wanted = new Set(ids);
    const isOpen = (id: string) => wanted.has(id) && !this.#cells.has(id);
    if (start !== undefined)
      this.#placeChain(
        chainFrom(start, null, this.#columns.forward, (id) => wanted.has(id)),
        true,
      );
    for (let link = this.#nextBranch(isOpen); link; link = this.#nextBranch(isOpen)) {
      this.#placeChain(chainFrom(link.to, link, this.#columns.forward, isOpen), false);
    }
    for (const id of ids) {
      if (isOpen(id)) this.#placeChain(chainFrom(id, null, this.#columns.forward, isOpen), false);
    }
  }

  /**
   * The next link from a placed node to an open one: lone ends first; then boundary handlers, those of the
   * rightmost host first, so that handlers of a host left of it stand below them and no line has to wrap around;
   * then the other branches.
   */
  #nextBranch(isOpen: (id: string) => boolean): Link | undefined {
    const isHanging = (link: Link) => link.distance === 0 && link.guest === null;
    const urgency = (link: Link) => (isHanging(link) ? 0 : link.guest !== null ? 1 : 2);
    const depth = (link: Link) => (this.#style.order === 'depth-first' ? -(this.#chainOf.get(link.from) ?? 0) : 0);
    const place = (link: Link) => (link.guest === null ? this.#column(link.from) : -this.#column(link.from));
    return this.#columns.forward
      .filter((link) => !link.onlyKeepsOrder && this.#cells.has(link.from) && isOpen(link.to))
      .toSorted((a, b) => urgency(a) - urgency(b) || depth(a) - depth(b) || place(a) - place(b))[0];
  }

  #placeChain(chain: Chain, isMain: boolean): void {
    const pieces = splitBy(chain.nodes, (id) => `${this.#node(id).lane} ${this.#node(id).frame}`);
    let entry = chain.entry;
    this.#chains += 1;
    for (const id of chain.nodes) this.#chainOf.set(id, this.#chains);
    for (const piece of pieces) {
      const isOpen = piece.every((id) => !this.#cells.has(id));
      if (isOpen) this.#placePiece(piece, entry, isMain);
      const last = piece.at(-1);
      entry = this.#columns.forward.find((link) => link.from === last && link.guest === null) ?? null;
    }
  }

  #placePiece(piece: readonly string[], entry: Link | null, isMain: boolean): void {
    const first = piece[0];
    const last = piece.at(-1);
    if (first === undefined || last === undefined) return;
    const { lane, frame } = this.#node(first);
    const span = { lane, first: this.#column(first), last: this.#column(last), frame };
    const preferred = this.#preferredRow(lane, last, entry) + (this.#style.shifts.get(first) ?? 0);
    const direction = this.#sideOf(entry, lane);
    const rows = rowsAround(preferred, direction).filter((row) => spanIsFree(this.#board, span, row));
    const cost = (row: number, index: number) =>
      index +
      costOfCrossing * this.#takenBetween(entry, last, span, row) +
      costOfLine * linesWithin(this.#board, span, row) +
      this.#costOfSide(row, entry, lane);
    const ranked = rows.map((row, index) => ({ row, cost: isMain ? index : cost(row, index) }));
    const best = ranked.reduce(
      (one, other) => (other.cost < one.cost ? other : one),
      ranked[0] ?? { row: reach + 1, cost: 0 },
    );

    for (const id of piece) this.#cells.set(id, { lane, row: best.row, column: this.#column(id) });
    for (let column = span.first; column <= span.last; column += 1) this.#board.take({ lane, row: best.row, column });
    this.#keepLineToGuest(entry, lane, best.row);
    this.#expectLineInto(entry, { lane, row: best.row, column: span.first });
    if (!isMain) this.#movable.push(first);
  }

  /** The row of what leads here, or of what this leads to, when that stands in the same lane; else the main row. */
  #preferredRow(lane: number, last: string, entry: Link | null): number {
    const from = entry ? this.#cells.get(entry.from) : undefined;
    if (entry?.guest) return from?.lane === lane ? this.#rowBesideHost(entry, from) : 0;
    if (from?.lane === lane) return from.row;
    const onward = entry ? undefined : this.#columns.forward.find((link) => link.from === last);
    const to = onward ? this.#cells.get(onward.to) : undefined;
    return to?.lane === lane ? to.row : 0;
  }

  #rowBesideHost(entry: Link, from: Cell): number {
    const guest = this.#graph.guests.find(({ id }) => id === entry.guest);
    const zone = guest ? this.#board.zoneOf(guest.host) : undefined;
    if (guest && edgeOf(guest, this.#graph) === 'top') return (zone?.top.row ?? from.row) - 1;
    return (zone?.bottom.row ?? from.row) + 1;
  }

  /** 1 looks below first. A branch goes up when the way down is needed by siblings bound for lower lanes. */
  #sideOf(entry: Link | null, lane: number): 1 | -1 {
    if (!entry || entry.guest) return 1;
    const siblings = this.#columns.forward
      .filter((link) => link.from === entry.from)
      .map((link) => this.#node(link.to).lane);
    return siblings.filter((each) => each > lane).length > siblings.filter((each) => each < lane).length ? -1 : 1;
  }

  /** A handler belongs on its boundary event's side of the host. */
  #costOfSide(row: number, entry: Link | null, lane: number): number {
    const from = entry?.guest ? this.#cells.get(entry.from) : undefined;
    if (!entry || from?.lane !== lane) return 0;
    const beside = this.#rowBesideHost(entry, from);
    const wrongSide = beside > from.row ? row < beside : row > beside;
    return wrongSide ? reach * 10 : 0;
  }

  /** Taken cells on the angled way from the piece's origin to its first node, and from its last to where it leads. */
  #takenBetween(entry: Link | null, last: string, span: Span, row: number): number {
    const from = entry ? this.#cells.get(entry.from) : undefined;
    const onward = this.#columns.forward.find((link) => link.from === last && this.#cells.has(link.to));
    const to = onward ? this.#cells.get(onward.to) : undefined;
    const before = from?.lane === span.lane ? takenOnWay(this.#board, from, { ...from, row }, span) : 0;
    const across = from
      ? takenOnWay(this.#board, { ...span, row, column: from.column }, { ...span, row, column: span.first }, span)
      : 0;
    const after = to?.lane === span.lane ? takenOnWay(this.#board, { ...to, row }, to, span) : 0;
    return before + across + after;
  }

  /** What comes from another lane crosses the rows on its way. */
  #expectLineInto(entry: Link | null, to: Cell): void {
    const from = entry ? this.#cells.get(entry.from) : undefined;
    if (!from || from.lane === to.lane) return;
    const step = from.lane < to.lane ? -1 : 1;
    for (let distance = 1; distance <= reach; distance += 1) {
      this.#board.expectLine({ ...to, row: to.row + step * distance });
    }
  }

  #keepLineToGuest(entry: Link | null, lane: number, row: number): void {
    const host = entry?.guest ? this.#cells.get(entry.from) : undefined;
    if (host?.lane !== lane) return;
    const step = Math.sign(row - host.row);
    for (let at = host.row + step; step !== 0 && at !== row + step; at += step) this.#board.take({ ...host, row: at });
  }

  #keepZone(frame: string, children: readonly string[]): void {
    const cells = children.flatMap((id) => this.#cells.get(id) ?? []);
    const ordered = cells.toSorted((a, b) => a.lane - b.lane || a.row - b.row);
    const [top, bottom] = [ordered[0], ordered.at(-1)];
    if (!top || !bottom) return;
    const columns = cells.map(({ column }) => column);
    this.#board.keep({ frame, firstColumn: Math.min(...columns), lastColumn: Math.max(...columns), top, bottom });
  }

  #node(id: string): LayoutNode {
    const node = this.#nodes.get(id);
    if (!node) throw new RangeError(`no node ${id} in this scope`);
    return node;
  }

  #column(id: string): number {
    return this.#columns.of.get(id) ?? 0;
  }
}

function rowsAround(preferred: number, direction: 1 | -1): readonly number[] {
  const rows = [preferred];
  for (let step = 1; step <= reach; step += 1) rows.push(preferred + step * direction, preferred - step * direction);
  return rows;
}
