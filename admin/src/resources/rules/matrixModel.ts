import type { GridColumn, GridLine } from './gridModel.ts';

/** A table of two facts seen as a matrix: one fact down, the other across, what is decided in the cells. */
export interface Matrix {
  readonly down: GridColumn;
  readonly across: GridColumn;
  readonly outputs: readonly GridColumn[];
  /** The line of a pair of values; undefined where no row answers it. */
  readonly lineAt: (down: string, across: string) => GridLine | undefined;
}

/** A cell of a matrix: the pair of values, and what is decided for it. */
export interface MatrixPlace {
  readonly down: string;
  readonly across: string;
  readonly output: GridColumn;
}

const mostValues = 20;

/**
 * The matrix of a table; undefined when it is none: it has two facts whose values can be listed, and every line says
 * what is decided for one pair of them, no two for the same.
 */
export function matrixOf(columns: readonly GridColumn[], lines: readonly GridLine[]): Matrix | undefined {
  const [down, across, ...more] = columns.filter(({ kind }) => kind === 'when');
  const outputs = columns.filter(({ kind }) => kind === 'output');
  if (!down || !across || more.length > 0 || outputs.length === 0) return undefined;
  if ([down, across].some(({ values }) => values.length === 0 || values.length > mostValues)) return undefined;
  const found = new Map<string, GridLine>();
  for (const line of lines) {
    const pair = [down, across].map(({ key }) => (line.cells[key] ?? '').trim());
    const [first = '', second = ''] = pair;
    if (!down.values.includes(first) || !across.values.includes(second)) return undefined;
    if (found.has(keyOf(first, second))) return undefined;
    found.set(keyOf(first, second), line);
  }
  return { down, across, outputs, lineAt: (first, second) => found.get(keyOf(first, second)) };
}

/** The places of a matrix line by line, as they are seen: of every value down, each output is a line of its own. */
export function placesOf({ down, across, outputs }: Matrix): readonly (readonly MatrixPlace[])[] {
  return down.values.flatMap((first) =>
    outputs.map((output) => across.values.map((second) => ({ down: first, across: second, output }))),
  );
}

function keyOf(down: string, across: string): string {
  return JSON.stringify([down, across]);
}
