import { Box, Button, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { Pages } from '../../components/Pages.tsx';
import { useText } from '../../i18n/useText.ts';
import { GridRow } from './GridRow.tsx';
import type { GridAction } from './gridActions.ts';
import type { GridColumn, GridLine } from './gridModel.ts';
import { gridStyle } from './gridStyle.ts';
import { useColumnLabel } from './useColumnLabel.ts';
import type { CellMark } from './useMarks.ts';
import { ValueLists } from './ValueLists.tsx';

interface Props {
  readonly columns: readonly GridColumn[];
  readonly lines: readonly GridLine[];
  /** What is wrong, by `<line key> <column key>`; a whole line by `<line key> id`. */
  readonly marks: ReadonlyMap<string, CellMark>;
  /** Undefined: only to be read. */
  readonly onAction?: ((action: GridAction) => void) | undefined;
}

const perPage = 100;

/** A decision table as a grid of texts: facts to the left, what is decided to the right, one line below the other. */
export function DecisionGrid({ columns, lines, marks, onAction }: Props) {
  const text = useText();
  const label = useColumnLabel();
  const [page, setPage] = useState(1);
  const first = (Math.min(page, Math.ceil(lines.length / perPage)) - 1) * perPage;
  const shown = useMemo(() => lines.slice(first, first + perPage), [lines, first]);
  const count = (kind: GridColumn['kind']) => columns.filter((column) => column.kind === kind).length;
  return (
    <>
      {onAction && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {text('rules.grid.notation')} {text('rules.grid.keys')}
        </Typography>
      )}
      <ValueLists columns={columns} />
      <Box sx={gridStyle} role="region" aria-label={text('rules.grid.label')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={count('when')}>
                {text('rules.grid.facts')}
              </th>
              {count('output') > 0 && (
                <th scope="colgroup" colSpan={count('output')} className="decided">
                  {text('rules.grid.decided')}
                </th>
              )}
              {onAction && <td />}
            </tr>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={column.kind === 'output' ? 'decided' : ''}
                  title={column.name}
                >
                  {label(column)}
                </th>
              ))}
              {onAction && <th scope="col">{text('rules.column.actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((line, index) => (
              <GridRow
                key={line.key}
                line={line}
                number={first + index + 1}
                columns={columns}
                marks={marks}
                onAction={onAction}
              />
            ))}
          </tbody>
        </table>
      </Box>
      {lines.length > perPage && <Pages page={page} perPage={perPage} total={lines.length} onPage={setPage} />}
      {onAction && (
        <Button sx={{ mt: 1 }} onClick={() => onAction({ type: 'add', after: null })}>
          {text('rules.grid.add')}
        </Button>
      )}
    </>
  );
}
