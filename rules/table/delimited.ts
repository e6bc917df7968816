/** Cells of a delimited text, row by row. */
export type Cells = readonly (readonly string[])[];

export type Delimiter = ',' | ';' | '\t';

/** The delimiter of a text, by its first line: what Excel puts on the clipboard has tabs, a file commas or semicolons. */
export function delimiterOf(text: string): Delimiter {
  const [line = ''] = text.split(/\r?\n/, 1);
  const outside = line.replaceAll(/"[^"]*"/g, '');
  const count = (mark: string) => outside.split(mark).length;
  return (['\t', ';', ','] as const).reduce((best, each) => (count(each) > count(best) ? each : best), '\t');
}

/** Reads a delimited text: cells in quotes may hold delimiters, line breaks and doubled quotes (RFC 4180). */
export function readCells(text: string, delimiter: Delimiter): Cells {
  const rows: string[][] = [[]];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    const { cell, next } = cellAt(text, at, delimiter);
    rows.at(-1)?.push(cell);
    if (next >= text.length) break;
    if (text[next] !== delimiter) rows.push([]);
    at = next + (text.startsWith('\r\n', next) ? 2 : 1);
  }
  return rows;
}

function cellAt(text: string, from: number, delimiter: string): { readonly cell: string; readonly next: number } {
  const quoted = text[from] === '"' ? /"((?:[^"]|"")*)"(?=[\t,;\r\n]|$)/y : undefined;
  if (quoted) {
    quoted.lastIndex = from;
    const [whole, cell] = quoted.exec(text) ?? [];
    if (whole !== undefined && cell !== undefined)
      return { cell: cell.replaceAll('""', '"'), next: from + whole.length };
  }
  let next = from;
  while (next < text.length && text[next] !== delimiter && text[next] !== '\n' && !text.startsWith('\r\n', next))
    next++;
  return { cell: text.slice(from, next), next };
}

/** Writes cells as a delimited text, each row with its line end. */
export function writeCells(rows: Cells, delimiter: Delimiter): string {
  return rows.map((row) => `${row.map((cell) => quotedCell(cell, delimiter)).join(delimiter)}\r\n`).join('');
}

function quotedCell(cell: string, delimiter: string): string {
  const needed = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
}
