import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import type { GridColumn } from './gridModel.ts';

/** What stands above a column: the label of the fact or value in the reader's language, else its name. */
export function useColumnLabel(): (column: Pick<GridColumn, 'kind' | 'name' | 'label'>) => string {
  const text = useText();
  const localized = useLocalized();
  return ({ kind, name, label }) => (kind === 'id' ? text('rules.column.row') : label ? localized(label) : name);
}
