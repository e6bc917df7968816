import type { GridColumn, GridLine } from './gridModel.ts';

/** What a person does to the lines of a table. */
export type GridAction =
  | { readonly type: 'type'; readonly line: number; readonly column: string; readonly text: string }
  | { readonly type: 'add'; readonly after: number | null; readonly cells?: Readonly<Record<string, string>> }
  | { readonly type: 'remove'; readonly line: number }
  | { readonly type: 'move'; readonly line: number; readonly by: 1 | -1 }
  /** Cells of a spreadsheet, from a cell to the right and down; lines are added where there are too few. */
  | {
      readonly type: 'paste';
      readonly line: number;
      readonly column: string;
      readonly cells: readonly (readonly string[])[];
    }
  /** Cells found by the conditions of their line, as a matrix has them; a line that is missing is added. */
  | { readonly type: 'set'; readonly cells: readonly PlacedText[] }
  | { readonly type: 'replace'; readonly lines: readonly GridLine[] };

/** A text for a cell of the line with these conditions. */
export interface PlacedText {
  /** Text by column key of every condition. */
  readonly when: Readonly<Record<string, string>>;
  readonly column: string;
  readonly text: string;
}

/** The lines after an action; keys of lines are never used twice. */
export function gridAfter(
  lines: readonly GridLine[],
  action: GridAction,
  columns: readonly GridColumn[],
): readonly GridLine[] {
  switch (action.type) {
    case 'type':
      return lines.map((line) => (line.key === action.line ? typed(line, action.column, action.text) : line));
    case 'add': {
      const at = lines.findIndex(({ key }) => key === action.after) + 1;
      return lines.toSpliced(action.after === null ? lines.length : at, 0, newLine(lines, action.cells));
    }
    case 'remove':
      return lines.length === 1 ? lines : lines.filter(({ key }) => key !== action.line);
    case 'move':
      return moved(lines, action.line, action.by);
    case 'paste':
      return pasted(lines, action, columns);
    case 'set':
      return action.cells.reduce(placed, lines);
    case 'replace':
      return action.lines;
  }
}

function typed(line: GridLine, column: string, text: string): GridLine {
  return { ...line, cells: { ...line.cells, [column]: text } };
}

function placed(lines: readonly GridLine[], { when, column, text }: PlacedText): readonly GridLine[] {
  const conditions = Object.entries(when);
  const there = lines.find(({ cells }) => conditions.every(([key, value]) => (cells[key] ?? '').trim() === value));
  if (there) return lines.map((line) => (line === there ? typed(line, column, text) : line));
  const id = conditions.map(([, value]) => value.replaceAll(/[^A-Za-z0-9._-]/g, '')).join('-');
  const free = /^[A-Za-z0-9]/.test(id) && id.length <= 80 && lines.every(({ cells }) => cells['id'] !== id);
  return [...lines, newLine(lines, { ...when, [column]: text, ...(free ? { id } : {}) })];
}

function newLine(lines: readonly GridLine[], cells: Readonly<Record<string, string>> = {}): GridLine {
  const ids = new Set(lines.map((line) => line.cells['id']));
  let number = lines.length + 1;
  while (ids.has(`R${number}`)) number += 1;
  return { key: Math.max(-1, ...lines.map(({ key }) => key)) + 1, cells: { id: `R${number}`, ...cells } };
}

function moved(lines: readonly GridLine[], key: number, by: 1 | -1): readonly GridLine[] {
  const at = lines.findIndex((line) => line.key === key);
  const line = lines[at];
  const to = at + by;
  if (!line || to < 0 || to >= lines.length) return lines;
  return lines.toSpliced(at, 1).toSpliced(to, 0, line);
}

function pasted(
  lines: readonly GridLine[],
  { line, column, cells }: Extract<GridAction, { type: 'paste' }>,
  columns: readonly GridColumn[],
): readonly GridLine[] {
  const firstLine = lines.findIndex(({ key }) => key === line);
  const firstColumn = columns.findIndex(({ key }) => key === column);
  const filled = [...lines];
  for (const [index, row] of cells.entries()) {
    const at = firstLine + index;
    const target = filled[at] ?? newLine(filled);
    const texts = row.flatMap((text, offset) => {
      const key = columns[firstColumn + offset]?.key;
      return key === undefined ? [] : [[key, text.trim()] as const];
    });
    filled[at] = { ...target, cells: { ...target.cells, ...Object.fromEntries(texts) } };
  }
  return filled;
}
