import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react';
import { isoDurationText } from '../../components/durationText.ts';
import { useText } from '../../i18n/useText.ts';
import { readDuration } from './durationField.ts';
import type { GridAction } from './gridActions.ts';
import { focusMatrixCell, stepOf } from './matrixKeys.ts';
import { type Matrix, type MatrixPlace, placesOf } from './matrixModel.ts';
import type { CellMark } from './useMarks.ts';

interface Props {
  readonly matrix: Matrix;
  readonly place: MatrixPlace;
  /** Where the cell is seen, from 0. */
  readonly row: number;
  readonly column: number;
  readonly name: string;
  /** The matrix in force; undefined where nothing is compared. */
  readonly before: Matrix | undefined;
  readonly marks: ReadonlyMap<string, CellMark>;
  readonly onAction?: ((action: GridAction) => void) | undefined;
}

/** What is decided for one pair of values: typed, chosen by its number, or pasted with its neighbors. */
export function MatrixCell({ matrix, place, row, column, name, before, marks, onAction }: Props) {
  const text = useText();
  const noteId = useId();
  const { output } = place;
  const textIn = (of: Matrix | undefined) => of?.lineAt(place.down, place.across)?.cells[output.key];
  const shownAs = (value: string) => (output.type === 'duration' ? isoDurationText(value, text) : value);
  const line = matrix.lineAt(place.down, place.across);
  const value = textIn(matrix) ?? '';
  const [typing, setTyping] = useState<string | null>(null);
  // What was typed is shown as long as it is what is meant: going back a step ends it.
  const shown = typing !== null && storedAs(place, typing) === value ? typing : shownAs(value);
  const was = textIn(before);
  const differs = before !== undefined && was !== value;
  const note = line
    ? (marks.get(`${line.key} ${output.key}`) ?? marks.get(`${line.key} id`))
    : { severity: 'error' as const, text: text('rules.matrix.nobody') };
  const className = [note?.severity === 'error' ? 'marked' : note ? 'doubtful' : '', differs ? 'differs' : ''].join(
    ' ',
  );
  const compared = differs && (
    <div className="was" id={`${noteId}-was`}>
      {was === undefined ? text('rules.matrix.new') : text('rules.matrix.was', { value: shownAs(was) })}
    </div>
  );
  if (!onAction)
    return (
      <td className={`read ${className}`}>
        {value === '' ? '–' : shownAs(value)}
        {compared}
      </td>
    );

  const put = (texts: readonly { readonly at: MatrixPlace; readonly text: string }[]) =>
    onAction({ type: 'set', cells: texts.map(({ at, text: typed }) => placedText(matrix, at, typed)) });
  const change = (typed: string) => {
    setTyping(typed);
    put([{ at: place, text: storedAs(place, typed) }]);
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
    if (!/[\t\n]/.test(pasted)) return;
    event.preventDefault();
    setTyping(null);
    const places = placesOf(matrix);
    put(
      pasted.split(/\r?\n/).flatMap((texts, down) =>
        texts.split('\t').flatMap((typed, right) => {
          const at = places[row + down]?.[column + right];
          return at ? [{ at, text: storedAs(at, typed.trim()) }] : [];
        }),
      ),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = choiceBy(place, event.key);
    const step = stepOf(event);
    if (!chosen && !step) return;
    event.preventDefault();
    if (chosen) change(chosen);
    if (step) focusMatrixCell(event.currentTarget, row + step[0], column + step[1]);
  };
  return (
    <td className={className}>
      <input
        aria-label={name}
        aria-invalid={note?.severity === 'error'}
        aria-describedby={[note ? noteId : '', differs ? `${noteId}-was` : ''].filter(Boolean).join(' ') || undefined}
        {...(output.values.length > 0 ? { list: `values-${output.key}` } : {})}
        data-at={`${row}-${column}`}
        value={shown}
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyping(null)}
        onPaste={paste}
        onKeyDown={onKeyDown}
      />
      {note && (
        <div className="mistake" id={noteId}>
          {note.text}
        </div>
      )}
      {compared}
    </td>
  );
}

/** A digit chooses among few values: 1 the first. Values that begin with a digit are typed. */
function choiceBy({ output }: MatrixPlace, key: string): string | undefined {
  if (!/^[1-9]$/.test(key) || output.values.some((value) => /^\d/.test(value))) return undefined;
  return output.values[Number(key) - 1];
}

/** What cannot be read as a length of time stays as it is typed, and is marked. */
function storedAs({ output }: MatrixPlace, typed: string): string {
  return output.type === 'duration' ? (readDuration(typed) ?? typed) : typed;
}

function placedText({ down, across }: Matrix, at: MatrixPlace, text: string) {
  return { when: { [down.key]: at.down, [across.key]: at.across }, column: at.output.key, text };
}
