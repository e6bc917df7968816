import { useState } from 'react';
import type { RuleTest } from '../../../../rules/schema/rule-set.ts';
import { CellUnreadable } from '../../../../rules/table/cell-lexer.ts';
import { readValue } from '../../../../rules/table/cell-read.ts';
import { writeValue } from '../../../../rules/table/cell-write.ts';
import { useText } from '../../i18n/useText.ts';
import type { GridColumn } from './gridModel.ts';
import { useColumnLabel } from './useColumnLabel.ts';

interface Props {
  readonly column: GridColumn;
  readonly test: RuleTest;
  readonly onChange?: ((test: RuleTest) => void) | undefined;
}

/** One fact of a case; empty: the fact is missing. What cannot be read stays typed and is marked. */
export function CaseFact({ column, test, onChange }: Props) {
  const text = useText();
  const label = useColumnLabel();
  const { name, type } = column;
  const stored = Object.hasOwn(test.in, name) ? writeValue(test.in[name] ?? null, type, 'sheet') : '';
  const [typed, setTyped] = useState<string | null>(null);
  if (!onChange) return <td className="read">{stored === '' ? text('app.state.empty_value') : stored}</td>;
  const change = (value: string) => {
    const { [name]: _old, ...others } = test.in;
    try {
      onChange({ ...test, in: value.trim() === '' ? others : { ...others, [name]: readValue(value, type) } });
      setTyped(null);
    } catch (error) {
      if (!(error instanceof CellUnreadable)) throw error;
      setTyped(value);
    }
  };
  return (
    <td className={typed === null ? '' : 'marked'}>
      <input
        aria-label={text('rules.cases.fact', { fact: label(column), name: test.name })}
        aria-invalid={typed !== null}
        {...(column.values.length > 0 ? { list: `values-${column.key}` } : {})}
        value={typed ?? stored}
        onChange={(event) => change(event.target.value)}
      />
    </td>
  );
}
