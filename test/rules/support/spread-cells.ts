import { cellAt, countCells, representatives } from '../../../rules/cells.ts';
import type { Facts } from '../../../rules/facts.ts';
import { compileRows } from '../../../rules/row-match.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';

/**
 * Cases that the rows of a table can tell apart: all of them when there are few, else about `most` of them in equal
 * steps; the others are never made, because a checklist of yes and no has millions.
 */
export function spreadCells(table: RuleSet, most: number): readonly Facts[] {
  const rows = compileRows(table);
  const names = table.inputs.map(({ fact }) => fact);
  const values = table.inputs.map((input) => representatives(input, rows));
  const total = countCells(values);
  const step = Math.max(1, Math.floor(total / most));
  return Array.from({ length: Math.ceil(total / step) }, (_, index) => cellAt(names, values, index * step));
}
