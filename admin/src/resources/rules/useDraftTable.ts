import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { sameValue } from '../../../../rules/same-value.ts';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import { linesOf } from '../../../../rules/table/rule-table.ts';
import type { RuleDraft, RuleSetCheck } from '../../../../server/contract/rule-draft.ts';
import { type DraftAction, type DraftState, draftAfter, draftOf } from './draftState.ts';
import { type CellMistake, columnsOf, type GridColumn, type GridLine, rowsIn } from './gridModel.ts';
import { ruleApi } from './ruleApi.ts';
import { begunWith, done, redone, type Undoable, undone } from './undo.ts';

/** A draft as it is typed, beside the one that is stored. */
export interface DraftTable {
  readonly columns: readonly GridColumn[];
  /** Undefined when the table cannot be shown as lines. */
  readonly lines: readonly GridLine[] | undefined;
  readonly mistakes: readonly CellMistake[];
  /** The set as typed; where cells cannot be read, with the rows as they could be read last. */
  readonly set: RuleSet;
  readonly isDirty: boolean;
  /** Null while cells cannot be read. */
  readonly check: RuleSetCheck | undefined | null;
  readonly act: (step: Step) => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Milliseconds after the last key before the server is asked what it says. */
const pauseMs = 500;

export function useDraftTable(draft: RuleDraft): DraftTable {
  const [states, dispatch] = useReducer(after, draft.content, (content) => begunWith(draftOf(content)));
  const { content, lines } = states.now;
  const { inputs, outputs, rows: writtenRows } = content;
  const columns = useMemo(() => columnsOf({ inputs, outputs }), [inputs, outputs]);
  const printable = useMemo(() => writtenRows.every((row) => !('reason' in linesOf(row))), [writtenRows]);
  const read = useMemo(
    () => (printable ? rowsIn(lines, content) : { rows: content.rows }),
    [lines, content, printable],
  );
  const mistakes = 'mistakes' in read ? read.mistakes : noMistakes;
  const [rows, setRows] = useState(draft.content.rows);
  useEffect(() => {
    if ('rows' in read) setRows(read.rows);
  }, [read]);
  const set = useMemo(() => ({ ...content, rows: 'rows' in read ? read.rows : rows }), [content, read, rows]);
  const asked = useSettled(set);
  const { data } = useQuery({
    queryKey: ['rule-check', draft.id, asked],
    queryFn: () => ruleApi.check(draft.id, asked),
    enabled: mistakes.length === 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return {
    columns,
    lines: printable ? lines : undefined,
    mistakes,
    set,
    isDirty: mistakes.length > 0 || !sameValue(set, draft.content),
    check: mistakes.length > 0 ? null : asked === set ? data : undefined,
    act: dispatch,
    canUndo: states.past.length > 0,
    canRedo: states.future.length > 0,
  };
}

type Step = DraftAction | { readonly type: 'undo' } | { readonly type: 'redo' };

function after(states: Undoable<DraftState>, step: Step): Undoable<DraftState> {
  if (step.type === 'undo') return undone(states);
  if (step.type === 'redo') return redone(states);
  return done(states, draftAfter(states.now, step), step.type === 'type' ? `${step.line} ${step.column}` : null);
}

const noMistakes: readonly CellMistake[] = [];

/** A value once it has not changed for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
