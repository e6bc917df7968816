import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { sameValue } from '../../../../rules/same-value.ts';
import type { RuleSet, RuleTest } from '../../../../rules/schema/rule-set.ts';
import type { RuleDraft, RuleSetCheck } from '../../../../server/contract/rule-draft.ts';
import { type GridAction, gridAfter } from './gridActions.ts';
import { type CellMistake, columnsOf, type GridColumn, type GridLine, gridOf, rowsIn } from './gridModel.ts';
import { ruleApi } from './ruleApi.ts';

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
  readonly act: (action: GridAction) => void;
  readonly setTests: (tests: RuleTest[]) => void;
  /** Puts another content in place of what was typed. */
  readonly load: (content: RuleSet) => void;
}

/** Milliseconds after the last key before the server is asked what it says. */
const pauseMs = 500;

export function useDraftTable(draft: RuleDraft): DraftTable {
  const columns = useMemo(() => columnsOf(draft.content), [draft.content]);
  const [lines, act] = useReducer(
    (before: readonly GridLine[], action: GridAction) => gridAfter(before, action, columns),
    draft.content,
    (content) => gridOf(content) ?? [],
  );
  const [tests, setTests] = useState<RuleTest[]>(draft.content.tests);
  const [content, setContent] = useState(draft.content);
  const printable = useMemo(() => gridOf(content) !== undefined, [content]);
  const read = useMemo(
    () => (printable ? rowsIn(lines, content) : { rows: content.rows }),
    [lines, content, printable],
  );
  const mistakes = 'mistakes' in read ? read.mistakes : noMistakes;
  const [rows, setRows] = useState(draft.content.rows);
  useEffect(() => {
    if ('rows' in read) setRows(read.rows);
  }, [read]);
  const set = useMemo(
    () => ({ ...content, rows: 'rows' in read ? read.rows : rows, tests }),
    [content, read, rows, tests],
  );
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
    act,
    setTests,
    load: (next) => {
      setContent(next);
      setTests(next.tests);
      act({ type: 'replace', lines: gridOf(next) ?? [] });
    },
  };
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
