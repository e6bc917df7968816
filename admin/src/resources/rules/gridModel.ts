import type { FactValue, RuleInput, RuleOutput } from '../../../../rules/schema/fact.ts';
import type { RuleRow, RuleSet } from '../../../../rules/schema/rule-set.ts';
import { CellUnreadable } from '../../../../rules/table/cell-lexer.ts';
import { type ColumnType, readCondition, readValue } from '../../../../rules/table/cell-read.ts';
import { writeCondition, writeValue } from '../../../../rules/table/cell-write.ts';
import { linesOf, rowsOf, type TableLine } from '../../../../rules/table/rule-table.ts';

/** A column of the grid: a fact the rows read, or a value they decide. */
export interface GridColumn {
  /** `when:<fact>` or `output:<name>`; `id` for the row itself. */
  readonly key: string;
  readonly kind: 'id' | 'when' | 'output';
  readonly name: string;
  readonly type: ColumnType;
  readonly label: RuleInput['label'];
  /** What may be chosen; empty when values cannot be listed. */
  readonly values: readonly string[];
}

/** A line as it is typed. Lines next to each other with one id and one result are the alternatives of one row. */
export interface GridLine {
  /** Stays with the line while it moves. */
  readonly key: number;
  /** Text by column key. */
  readonly cells: Readonly<Record<string, string>>;
}

/** What is wrong with a cell: it cannot be read, or it is missing. */
export interface CellMistake {
  readonly line: number;
  readonly column: string;
  readonly code: 'unreadable' | 'missing' | 'id';
}

export function columnsOf({ inputs, outputs }: Pick<RuleSet, 'inputs' | 'outputs'>): readonly GridColumn[] {
  return [
    { key: 'id', kind: 'id', name: 'id', type: 'text', label: undefined, values: [] },
    ...inputs.map(
      (input): GridColumn => ({
        key: `when:${input.fact}`,
        kind: 'when',
        name: input.fact,
        type: input.type,
        label: input.label,
        values: choices(input),
      }),
    ),
    ...outputs.map(
      (output): GridColumn => ({
        key: `output:${output.name}`,
        kind: 'output',
        name: output.name,
        type: output.type,
        label: output.label,
        values: choices(output),
      }),
    ),
  ];
}

function choices({ type, values }: RuleInput | RuleOutput): readonly string[] {
  if (values) return values.map((value) => writeValue(value, type, 'sheet'));
  return type === 'bool' ? ['true', 'false'] : [];
}

/** The lines of a table; undefined when a row compares one fact twice, which no line can show. */
export function gridOf(set: RuleSet): readonly GridLine[] | undefined {
  const columns = columnsOf(set);
  const printed = set.rows.map(linesOf);
  if (printed.some((lines) => 'reason' in lines)) return undefined;
  return printed
    .flatMap((lines) => ('reason' in lines ? [] : lines))
    .map((line, key) => ({
      key,
      cells: Object.fromEntries(columns.map((column) => [column.key, textOf(line, column)])),
    }));
}

function textOf(line: TableLine, { kind, name, type }: GridColumn): string {
  if (kind === 'id') return line.id;
  if (kind === 'output') return writeValue(line.outputs[name] ?? null, type, 'sheet');
  const text = writeCondition(line.when[name], type, 'sheet');
  return text === '-' ? '' : text;
}

/** The rows that lines say, or what is wrong with them. Labels of rows stay with their ids. */
export function rowsIn(
  lines: readonly GridLine[],
  set: RuleSet,
): { readonly rows: RuleRow[] } | { readonly mistakes: readonly CellMistake[] } {
  const mistakes: CellMistake[] = [];
  const read = lines.map((line) => readLine(line, columnsOf(set), mistakes));
  if (mistakes.length > 0) return { mistakes };
  const labels = new Map(set.rows.map(({ id, label }) => [id, label]));
  return {
    rows: rowsOf(read).map((row) => {
      const label = labels.get(row.id);
      return label ? { ...row, label } : row;
    }),
  };
}

function readLine(line: GridLine, columns: readonly GridColumn[], mistakes: CellMistake[]): TableLine {
  const when: Record<string, NonNullable<ReturnType<typeof readCondition>>> = {};
  const outputs: Record<string, ReturnType<typeof readValue>> = {};
  const wrong = (column: string, code: CellMistake['code']) => mistakes.push({ line: line.key, column, code });
  for (const { key, kind, name, type } of columns) {
    const text = (line.cells[key] ?? '').trim();
    try {
      if (kind === 'id' && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(text)) wrong(key, 'id');
      if (kind === 'output' && text === '') wrong(key, 'missing');
      else if (kind === 'output') outputs[name] = readValue(text, type);
      if (kind !== 'when') continue;
      const tests = readCondition(text, type);
      if (tests) when[name] = tests;
    } catch (error) {
      if (!(error instanceof CellUnreadable)) throw error;
      wrong(key, 'unreadable');
    }
  }
  return { id: (line.cells['id'] ?? '').trim(), when, outputs };
}

/** For each row of a table the keys of its lines, in order: where a finding about `rows[3]` is marked. */
export function linesOfRows(lines: readonly GridLine[], rows: readonly RuleRow[]): readonly (readonly number[])[] {
  let from = 0;
  return rows.map((row) => {
    const count = row.anyOf?.length ?? 1;
    const keys = lines.slice(from, from + count).map(({ key }) => key);
    from += count;
    return keys;
  });
}

/** Condition cells that match exactly one case, for a row that answers it. */
export function cellsFor(
  facts: Readonly<Record<string, FactValue>>,
  columns: readonly GridColumn[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns
      .filter(({ kind, name, type }) => kind === 'when' && type !== 'list' && Object.hasOwn(facts, name))
      .map(({ key, name, type }) => [key, writeValue(facts[name] ?? null, type, 'sheet')]),
  );
}
