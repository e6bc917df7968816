/** A place for one node: row within its lane (0 is the main row, negative above) and column. */
export interface Cell {
  readonly lane: number;
  readonly row: number;
  readonly column: number;
}

/** What a frame keeps for its children: all rows from its first to its last, through all lanes between. */
export interface Zone {
  readonly frame: string;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly top: { readonly lane: number; readonly row: number };
  readonly bottom: { readonly lane: number; readonly row: number };
}

/** Which cells are taken, by nodes or by the straight lines between them. */
export class Board {
  readonly #taken = new Set<string>();
  readonly #lines = new Set<string>();
  readonly #zones: Zone[] = [];

  /** May a node of this frame (or of none) stand here? */
  isFree(cell: Cell, frame: string | null): boolean {
    if (this.#taken.has(key(cell))) return false;
    return !this.#zones.some((zone) => zone.frame !== frame && covers(zone, cell));
  }

  take(cell: Cell): void {
    this.#taken.add(key(cell));
  }

  /** A line will probably run through the cell; nodes may stand there, at a crossing's cost. */
  expectLine(cell: Cell): void {
    this.#lines.add(key(cell));
  }

  hasLine(cell: Cell): boolean {
    return this.#lines.has(key(cell));
  }

  keep(zone: Zone): void {
    this.#zones.push(zone);
  }

  zoneOf(frame: string): Zone | undefined {
    return this.#zones.find((zone) => zone.frame === frame);
  }
}

function covers(zone: Zone, { lane, row, column }: Cell): boolean {
  if (column < zone.firstColumn || column > zone.lastColumn) return false;
  if (lane < zone.top.lane || lane > zone.bottom.lane) return false;
  return !(lane === zone.top.lane && row < zone.top.row) && !(lane === zone.bottom.lane && row > zone.bottom.row);
}

function key({ lane, row, column }: Cell): string {
  return `${lane}:${row}:${column}`;
}
