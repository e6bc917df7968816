import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import DownIcon from '@mui/icons-material/KeyboardArrowDown';
import UpIcon from '@mui/icons-material/KeyboardArrowUp';
import { IconButton } from '@mui/material';
import { memo } from 'react';
import { useText } from '../../i18n/useText.ts';
import { GridCell } from './GridCell.tsx';
import type { GridAction } from './gridActions.ts';
import type { GridColumn, GridLine } from './gridModel.ts';
import type { CellMark } from './useMarks.ts';

interface Props {
  readonly line: GridLine;
  /** Counted from 1, as people count lines. */
  readonly number: number;
  readonly columns: readonly GridColumn[];
  readonly marks: ReadonlyMap<string, CellMark>;
  readonly onAction?: ((action: GridAction) => void) | undefined;
}

/** One line of the grid with what can be done with it. */
export const GridRow = memo(function GridRow({ line, number, columns, marks, onAction }: Props) {
  const text = useText();
  const { key } = line;
  return (
    <tr data-line={number}>
      {columns.map((column) => (
        <GridCell
          key={column.key}
          line={line}
          number={number}
          column={column}
          mark={marks.get(`${key} ${column.key}`)}
          onAction={onAction}
        />
      ))}
      {onAction && (
        <td className="actions">
          <IconButton
            aria-label={text('rules.grid.up', { line: number })}
            onClick={() => onAction({ type: 'move', line: key, by: -1 })}
          >
            <UpIcon fontSize="small" />
          </IconButton>
          <IconButton
            aria-label={text('rules.grid.down', { line: number })}
            onClick={() => onAction({ type: 'move', line: key, by: 1 })}
          >
            <DownIcon fontSize="small" />
          </IconButton>
          <IconButton
            aria-label={text('rules.grid.add_below', { line: number })}
            onClick={() => onAction({ type: 'add', after: key })}
          >
            <AddIcon fontSize="small" />
          </IconButton>
          <IconButton
            aria-label={text('rules.grid.remove', { line: number })}
            onClick={() => onAction({ type: 'remove', line: key })}
          >
            <RemoveIcon fontSize="small" />
          </IconButton>
        </td>
      )}
    </tr>
  );
});
