import { Alert, Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import type { KeyboardEvent, ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import { useText } from '../../i18n/useText.ts';
import { DecisionGrid } from './DecisionGrid.tsx';
import type { GridAction } from './gridActions.ts';
import type { GridColumn, GridLine } from './gridModel.ts';
import { MatrixGrid } from './MatrixGrid.tsx';
import { matrixOf } from './matrixModel.ts';
import type { CellMark } from './useMarks.ts';

interface Props {
  readonly columns: readonly GridColumn[];
  /** Undefined when the table cannot be shown as lines. */
  readonly lines: readonly GridLine[] | undefined;
  readonly marks: ReadonlyMap<string, CellMark>;
  readonly inForce?: RuleSet | undefined;
  readonly onAction?: ((action: GridAction) => void) | undefined;
  readonly onStep?: ((step: 'undo' | 'redo') => void) | undefined;
  /** Buttons beside the choice of the view. */
  readonly children?: ReactNode;
}

const views = ['matrix', 'table'] as const;

/** The rows of a rule set: as a matrix where they are one, and always as a table. Ctrl+Z takes back what was typed. */
export function TableEditor({ columns, lines, marks, inForce, onAction, onStep, children }: Props) {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const matrix = lines && matrixOf(columns, lines);
  const view = matrix && search.get('view') !== 'table' ? 'matrix' : 'table';
  const choose = (next: string | null) => {
    if (next === null) return;
    search.set('view', next);
    setSearch(search, { replace: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onStep || !(event.ctrlKey || event.metaKey) || event.altKey || event.nativeEvent.isComposing) return;
    const key = event.key.toLowerCase();
    const step = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null;
    if (!step) return;
    event.preventDefault();
    onStep(step);
  };
  if (!lines) return <Alert severity="info">{text('rules.grid.unprintable')}</Alert>;
  return (
    <Box role="group" aria-label={text('rules.tab.table')} onKeyDown={onKeyDown}>
      {matrix && (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          aria-label={text('rules.matrix.view')}
          onChange={(_event, next: string | null) => choose(next)}
          sx={{ mb: 1 }}
        >
          {views.map((each) => (
            <ToggleButton key={each} value={each} sx={{ color: 'text.primary' }}>
              {text(`rules.matrix.as_${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {children}
      {matrix && view === 'matrix' ? (
        <MatrixGrid matrix={matrix} marks={marks} inForce={inForce} onAction={onAction} />
      ) : (
        <DecisionGrid columns={columns} lines={lines} marks={marks} onAction={onAction} />
      )}
    </Box>
  );
}
