import type { Board, Cell } from './board.ts';

/** The columns a piece of a chain takes in one row of its lane. */
export interface Span {
  readonly lane: number;
  readonly first: number;
  readonly last: number;
  /** The frame its nodes stand in. */
  readonly frame: string | null;
}

export function spanIsFree(board: Board, span: Span, row: number): boolean {
  return cellsOf(span, row).every((cell) => board.isFree(cell, span.frame));
}

/** Lines from other lanes that come through the span in this row. */
export function linesWithin(board: Board, span: Span, row: number): number {
  return cellsOf(span, row).filter((cell) => board.hasLine(cell)).length;
}

/** Taken cells strictly between two cells of one row or column. */
export function takenOnWay(board: Board, a: Cell, b: Cell, span: Span): number {
  const steps = Math.max(Math.abs(a.row - b.row), Math.abs(a.column - b.column));
  let taken = 0;
  for (let step = 1; step < steps; step += 1) {
    const row = a.row + Math.sign(b.row - a.row) * step;
    const column = a.column + Math.sign(b.column - a.column) * step;
    if (!board.isFree({ lane: a.lane, row, column }, span.frame)) taken += 1;
  }
  return taken;
}

function cellsOf({ lane, first, last }: Span, row: number): readonly Cell[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({ lane, row, column: first + index }));
}
