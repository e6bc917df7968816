import { type ClipboardEvent, type KeyboardEvent, useId } from 'react';
import { useText } from '../../i18n/useText.ts';
import { focusCell, focusCellWhenDrawn } from './focusCell.ts';
import type { GridAction } from './gridActions.ts';
import type { GridColumn, GridLine } from './gridModel.ts';
import { useColumnLabel } from './useColumnLabel.ts';
import type { CellMark } from './useMarks.ts';

interface Props {
  readonly line: GridLine;
  readonly number: number;
  readonly column: GridColumn;
  readonly mark: CellMark | undefined;
  readonly onAction?: ((action: GridAction) => void) | undefined;
}

/** One cell: a text that is typed, chosen from what is allowed, or pasted with its neighbors. */
export function GridCell({ line, number, column, mark, onAction }: Props) {
  const text = useText();
  const label = useColumnLabel();
  const noteId = useId();
  const value = line.cells[column.key] ?? '';
  const className = mark === undefined ? '' : mark.severity === 'error' ? 'marked' : 'doubtful';
  if (!onAction) return <td className={`read ${className}`}>{value === '' ? text('rules.grid.any') : value}</td>;

  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
    if (!/[\t\n]/.test(pasted)) return;
    event.preventDefault();
    const cells = pasted.split(/\r?\n/).map((row) => row.split('\t'));
    onAction({ type: 'paste', line: line.key, column: column.key, cells });
  };
  return (
    <td className={className}>
      <input
        aria-label={text('rules.grid.cell', { column: label(column), line: number })}
        aria-invalid={mark?.severity === 'error'}
        {...(mark ? { 'aria-describedby': noteId } : {})}
        {...(column.values.length > 0 ? { list: `values-${column.key}` } : {})}
        data-column={column.key}
        placeholder={column.kind === 'when' ? text('rules.grid.any') : ''}
        value={value}
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onAction({ type: 'type', line: line.key, column: column.key, text: event.target.value })}
        onPaste={paste}
        onKeyDown={(event) => onKey(event, line.key, number, column.key, onAction)}
      />
      {mark && (
        <div className="mistake" id={noteId}>
          {mark.text}
        </div>
      )}
    </td>
  );
}

/** Keys of the grid; while an input method composes Chinese, its keys are its own. */
function onKey(
  event: KeyboardEvent<HTMLInputElement>,
  line: number,
  number: number,
  column: string,
  onAction: (action: GridAction) => void,
): void {
  if (event.nativeEvent.isComposing) return;
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
  const table = event.currentTarget.closest('table');
  if (event.altKey && by !== null) {
    onAction({ type: 'move', line, by });
    focusCellWhenDrawn(table, number + by, column);
  } else if (event.altKey && event.key === 'Enter') {
    onAction({ type: 'add', after: line });
    focusCellWhenDrawn(table, number + 1, column);
  } else if (event.altKey && event.key === 'Delete') {
    onAction({ type: 'remove', line });
    focusCellWhenDrawn(table, Math.max(1, number - 1), column);
  } else if (by !== null || (event.key === 'Enter' && !event.altKey)) focusCell(table, number + (by ?? 1), column);
  else return;
  event.preventDefault();
}
