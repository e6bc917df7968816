import { parse } from 'csv-parse/sync';
import type { ProblemError } from '../../../contract/problem.ts';
import { RequestError } from '../../../errors.ts';

/** A file as rows of cells by column; `row` counts as a spreadsheet does, 1 being the heading. */
export interface CsvFile {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: ReadonlyMap<string, string> }[];
}

/** More mistakes than these nobody reads. */
const mostTold = 100;
/** Rows of one file at most. */
const mostRows = 50_000;

/**
 * Reads a CSV file (UTF-8, comma or semicolon, first row the names of the columns).
 *
 * @param allowed names of columns there may be; `needed` names those that must be there
 * @throws {RequestError} `IMPORT_REFUSED` with row and column of every mistake: `encoding`, `column-unknown`,
 *   `column-missing`, `column-twice`, `cells`, `formula`, `syntax`, `empty`, `too-many-rows`
 */
export function readCsv(bytes: Uint8Array, allowed: readonly string[], needed: readonly string[]): CsvFile {
  const text = decoded(bytes);
  const delimiter = (text.split(/\r?\n/, 1)[0] ?? '').includes(';') ? ';' : ',';
  const [heading, ...body] = parsed(text, delimiter);
  if (!heading || body.length === 0) throw refused([mistake(1, null, 'empty', {})]);
  const columns = heading.cells.map((cell) => cell.trim());
  const wrong = [
    ...wrongColumns(columns, allowed, needed),
    ...(body.length > mostRows ? [mistake(mostRows + 2, null, 'too-many-rows', { most: mostRows })] : []),
  ];
  if (wrong.length > 0) throw refused(wrong);
  const mistakes = body.flatMap((line) => wrongCells(line, columns));
  if (mistakes.length > 0) throw refused(mistakes);
  return {
    columns,
    rows: body.map(({ row, cells }) => ({
      row,
      cells: new Map(columns.map((column, index) => [column, (cells[index] ?? '').trim()])),
    })),
  };
}

/** One mistake of a file, with its place. */
function mistake(
  row: number,
  column: string | null,
  code: string,
  params: Readonly<Record<string, string | number>>,
): ProblemError {
  return {
    path: column === null ? `rows[${row}]` : `rows[${row}].${column}`,
    code,
    params: { row, column, ...params },
  };
}

function refused(errors: readonly ProblemError[]): RequestError {
  return new RequestError('IMPORT_REFUSED', `${errors.length} mistakes in the file`, {
    params: { mistakes: errors.length },
    errors: errors.slice(0, mostTold),
  });
}

function decoded(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    if (!wide) {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      // What another program could not read it has replaced: the text is lost already.
      if (!text.includes('\uFFFD') && !text.includes('\0')) return text;
    }
  } catch {
    // Said below, with its place.
  }
  throw refused(wide ? [mistake(1, null, 'encoding', { allowed: 'UTF-8' })] : brokenLines(bytes));
}

/** Lines that are no UTF-8, each with the column its first wrong byte stands in: mostly a few rows pasted from elsewhere. */
function brokenLines(bytes: Uint8Array): readonly ProblemError[] {
  const buffer = Buffer.from(bytes);
  const lines: Buffer[] = [];
  for (let from = 0; from <= buffer.length; ) {
    const end = buffer.indexOf(0x0a, from);
    lines.push(buffer.subarray(from, end === -1 ? buffer.length : end));
    from = end === -1 ? buffer.length + 1 : end + 1;
  }
  const names = (lines[0]?.toString('utf8') ?? '')
    .replace(/^\uFEFF/, '')
    .split(/[,;]/)
    .map((name) => name.trim());
  return lines.flatMap((line, index) => {
    const before = /^[^\uFFFD\0]*/.exec(line.toString('utf8'))?.[0] ?? '';
    if (before.length === line.toString('utf8').length) return [];
    const column = names[unquotedDelimiters(before)] ?? null;
    return [mistake(index + 1, column, 'encoding', { allowed: 'UTF-8' })];
  });
}

function unquotedDelimiters(text: string): number {
  return text.replaceAll(/"[^"]*("|$)/g, '').split(/[,;]/).length - 1;
}

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

function parsed(text: string, delimiter: string): readonly Line[] {
  try {
    const options = {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
    } as const;
    const records = parse(text, options) as unknown as readonly {
      record: readonly string[];
      info: { records: number; lines: number };
    }[];
    return records.map(({ record, info }) => ({ row: info.records, cells: record }));
  } catch (error) {
    const lines: unknown = Reflect.get(Object(error), 'lines');
    throw refused([mistake(typeof lines === 'number' ? lines : 1, null, 'syntax', {})]);
  }
}

function wrongColumns(
  columns: readonly string[],
  allowed: readonly string[],
  needed: readonly string[],
): readonly ProblemError[] {
  return [
    ...columns.flatMap((column, index) => {
      if (!allowed.includes(column))
        return [mistake(1, column || `#${index + 1}`, 'column-unknown', { allowed: allowed.join(', ') })];
      return columns.indexOf(column) < index ? [mistake(1, column, 'column-twice', {})] : [];
    }),
    ...needed.filter((column) => !columns.includes(column)).map((column) => mistake(1, column, 'column-missing', {})),
  ];
}

/** A number may begin with its sign; anything else that a spreadsheet would compute is refused. */
const formula = /^\s*[=@\t\r]|^\s*[+-](?!\d+(\.\d+)?\s*$)/;

function wrongCells({ row, cells }: Line, columns: readonly string[]): readonly ProblemError[] {
  if (cells.length !== columns.length)
    return [mistake(row, null, 'cells', { expected: columns.length, seen: cells.length })];
  return cells.flatMap((cell, index) =>
    formula.test(cell) ? [mistake(row, columns[index] ?? '', 'formula', {})] : [],
  );
}
