import type { RuleRow } from '../schema/rule-set.ts';
import { type RuleFinding, staticFindings } from '../static-check.ts';
import { CellUnreadable } from './cell-lexer.ts';
import { type ColumnType, readCondition, readValue } from './cell-read.ts';
import { writeCondition, writeValue } from './cell-write.ts';
import { type Delimiter, delimiterOf, readCells, writeCells } from './delimited.ts';
import { linesOf, type RuleTable, rowsOf, type TableLine, type UnprintableRow } from './rule-table.ts';

/** A mistake in a sheet, where a person looks for it. */
export interface SheetFinding {
  /** Row of the sheet, the header being row 1. */
  readonly row: number;
  /** Header of the column; empty where the whole row is meant. */
  readonly column: string;
  readonly value: string;
  /** What was wrong or allowed, in words. */
  readonly message: string;
}

/** Rows read from a sheet; they are to be used only without findings. */
export interface ReadSheet {
  readonly rows: readonly RuleRow[];
  readonly findings: readonly SheetFinding[];
}

const mostRows = 2_000;
const mostCharacters = 2_000_000;
const outputPrefix = 'output:';

interface Column {
  readonly header: string;
  readonly kind: 'id' | 'input' | 'output';
  readonly name: string;
  readonly type: ColumnType;
}

function columnsOf({ inputs, outputs }: RuleTable): readonly Column[] {
  return [
    { header: 'id', kind: 'id', name: 'id', type: 'text' },
    ...inputs.map(({ fact, type }): Column => ({ header: fact, kind: 'input', name: fact, type })),
    ...outputs.map(({ name, type }): Column => ({ header: `${outputPrefix}${name}`, kind: 'output', name, type })),
  ];
}

/** Writes a table as CSV, or with tabs as Excel pastes it; rows that cannot be printed are returned instead. */
export function writeSheet(
  table: RuleTable,
  delimiter: Delimiter = ',',
): { readonly text: string } | { readonly unprintable: readonly UnprintableRow[] } {
  const columns = columnsOf(table);
  const printed = table.rows.map(linesOf);
  const unprintable = printed.filter((lines): lines is UnprintableRow => 'reason' in lines);
  if (unprintable.length > 0) return { unprintable };
  const lines = printed.flatMap((each) => ('reason' in each ? [] : each));
  const body = lines.map((line) => columns.map((column) => cellOf(line, column)));
  return { text: writeCells([columns.map(({ header }) => header), ...body], delimiter) };
}

function cellOf({ id, when, outputs }: TableLine, { kind, name, type }: Column): string {
  if (kind === 'id') return id;
  if (kind === 'input') return writeCondition(when[name], type, 'sheet');
  return writeValue(outputs[name] ?? null, type, 'sheet');
}

/**
 * Reads rows for a table from CSV or pasted cells. Columns are found by their header, in any order.
 *
 * @param table declares the columns; its own rows are not looked at
 */
export function readSheet(text: string, table: RuleTable): ReadSheet {
  if (text.length > mostCharacters)
    return { rows: [], findings: [{ row: 1, column: '', value: '', message: `at most ${mostCharacters} characters` }] };
  const [header = [], ...body] = readCells(text, delimiterOf(text));
  const columns = columnsOf(table);
  const headers = header.map((each) => each.trim());
  const problems = headerFindings(headers, columns);
  if (problems.length > 0) return { rows: [], findings: problems };
  const filled = body.map((cells, index) => ({ cells, row: index + 2 })).filter(({ cells }) => cells.some(isFilled));
  if (filled.length > mostRows)
    return { rows: [], findings: [{ row: mostRows + 2, column: '', value: '', message: `at most ${mostRows} rows` }] };

  const findings: SheetFinding[] = [];
  const lines = filled.map(({ cells, row }) => {
    if (cells.length > headers.length && cells.slice(headers.length).some(isFilled))
      findings.push({ row, column: '', value: cells.at(-1) ?? '', message: 'more cells than the header has columns' });
    return readLine((column) => cells[headers.indexOf(column.header)] ?? '', columns, row, findings);
  });
  const rows = rowsOf(lines);
  const places = filled.map(({ row }) => row);
  const checked = findings.length > 0 ? [] : staticFindings({ ...table, id: 'sheet', tests: [], rows: [...rows] });
  return { rows, findings: [...findings, ...checked.map((finding) => located(finding, rows, lines, places))] };
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}

function headerFindings(headers: readonly string[], columns: readonly Column[]): readonly SheetFinding[] {
  const allowed = columns.map(({ header }) => header);
  const at = (column: string, message: string): SheetFinding => ({ row: 1, column, value: column, message });
  return [
    ...headers.filter((each) => !allowed.includes(each)).map((each) => at(each, `allowed: ${allowed.join(', ')}`)),
    ...headers
      .filter((each, index) => headers.indexOf(each) < index)
      .map((each) => at(each, 'the column stands twice')),
    ...allowed.filter((each) => !headers.includes(each)).map((each) => at(each, 'the column is missing')),
  ];
}

function readLine(
  cellIn: (column: Column) => string,
  columns: readonly Column[],
  row: number,
  findings: SheetFinding[],
): TableLine {
  const when: Record<string, NonNullable<ReturnType<typeof readCondition>>> = {};
  const outputs: Record<string, ReturnType<typeof readValue>> = {};
  let id = '';
  for (const column of columns) {
    const value = cellIn(column);
    try {
      if (column.kind === 'id') id = value.trim();
      else if (column.kind === 'output') outputs[column.name] = readValue(value, column.type);
      else {
        const tests = readCondition(value, column.type);
        if (tests) when[column.name] = tests;
      }
    } catch (error) {
      if (!(error instanceof CellUnreadable)) throw error;
      findings.push({ row, column: column.header, value, message: error.message });
    }
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(id))
    findings.push({ row, column: 'id', value: id, message: 'allowed: letters, digits, dot, dash, underscore' });
  return { id, when, outputs };
}

/** Says a finding about `rows[3].when.impact` as row and column of the sheet. */
function located(
  { path, message }: RuleFinding,
  rows: readonly RuleRow[],
  lines: readonly TableLine[],
  places: readonly number[],
): SheetFinding {
  const [, index = '', part = '', alternative = '0', name = ''] =
    /^rows\[(\d+)\](?:\.(when|anyOf|outputs|always)(?:\[(\d+)\])?(?:\.(\w+))?)?/.exec(path) ?? [];
  const line = rows.slice(0, Number(index)).reduce((sum, row) => sum + (row.anyOf?.length ?? 1), Number(alternative));
  const column = part === 'outputs' ? `${outputPrefix}${name}` : name || (part === '' ? 'id' : '');
  return { row: places[line] ?? 1, column, value: lines[line]?.id ?? '', message };
}
