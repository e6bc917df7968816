import type { RuleRow, RuleSet } from '../../../../rules/schema/rule-set.ts';
import { writeCondition } from '../../../../rules/table/cell-write.ts';
import { linesOf } from '../../../../rules/table/rule-table.ts';
import { useText } from '../../i18n/useText.ts';
import { columnsOf } from './gridModel.ts';
import { useColumnLabel } from './useColumnLabel.ts';
import { useFactsText } from './useFactsText.ts';

/** A row as a sentence: "Impact 2, Urgency 2 → Priority P1". */
export function useRowText(set: RuleSet): (row: RuleRow | null) => string {
  const text = useText();
  const label = useColumnLabel();
  const words = useFactsText(set);
  const facts = columnsOf(set).filter(({ kind }) => kind === 'when');
  return (row) => {
    if (row === null) return text('rules.conflict.gone');
    const lines = linesOf(row);
    const conditions = ('reason' in lines ? [] : lines).map(({ when }) =>
      facts
        .filter(({ name }) => Object.hasOwn(when, name))
        .map((column) => `${label(column)} ${writeCondition(when[column.name], column.type, 'sheet')}`)
        .join(', '),
    );
    const said = conditions.map((each) => (each === '' ? text('rules.grid.any') : each)).join(' | ');
    return row.outputs ? `${said} → ${words(row.outputs)}` : said;
  };
}
