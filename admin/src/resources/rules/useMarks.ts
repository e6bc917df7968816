import { useMemo } from 'react';
import type { RuleRow } from '../../../../rules/schema/rule-set.ts';
import type { RuleSetCheck } from '../../../../server/contract/rule-draft.ts';
import { useText } from '../../i18n/useText.ts';
import { type CellMistake, type GridColumn, type GridLine, linesOfRows } from './gridModel.ts';
import { placeOf } from './placeOf.ts';
import { useFindingText } from './useFindingText.ts';

/** What is said at a cell. */
export interface CellMark {
  readonly severity: 'error' | 'doubt';
  readonly text: string;
}

/** Marks of cells: what cannot be read, else what the server says of rows, overlaps and rows that never decide. */
export function useMarks(
  table: {
    readonly lines: readonly GridLine[];
    readonly columns: readonly GridColumn[];
    readonly rows: readonly RuleRow[];
  },
  mistakes: readonly CellMistake[],
  check: RuleSetCheck | undefined | null,
): ReadonlyMap<string, CellMark> {
  const text = useText();
  const findingText = useFindingText(table.columns);
  return useMemo(() => {
    const marks = new Map<string, CellMark>();
    for (const { line, column, code } of mistakes)
      marks.set(`${line} ${column}`, { severity: 'error', text: text(`rules.grid.${code}`) });
    if (mistakes.length > 0 || !check) return marks;
    const places = linesOfRows(table.lines, table.rows);
    const keysOf = (id: string) => places[table.rows.findIndex((row) => row.id === id)] ?? [];
    for (const finding of check.findings) {
      const place = placeOf(finding.path);
      const key = place && (places[place.row]?.[place.alternative] ?? places[place.row]?.[0]);
      if (place && key !== undefined)
        marks.set(`${key} ${place.column}`, { severity: 'error', text: findingText(finding) });
    }
    for (const id of new Set(check.doubled.flatMap(({ rows }) => rows)))
      for (const key of keysOf(id)) marks.set(`${key} id`, { severity: 'error', text: text('rules.check.overlaps') });
    for (const id of check.unreachable)
      for (const key of keysOf(id))
        marks.set(`${key} id`, { severity: 'doubt', text: text('rules.check.unreachable', { rows: id }) });
    return marks;
  }, [table.lines, table.rows, mistakes, check, text, findingText]);
}
