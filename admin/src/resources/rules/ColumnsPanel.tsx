import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { RuleInput, RuleOutput } from '../../../../rules/schema/fact.ts';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import { Panel } from '../../components/Panel.tsx';
import { useText } from '../../i18n/useText.ts';
import { ColumnDialog } from './ColumnDialog.tsx';
import { ColumnLine } from './ColumnLine.tsx';
import type { Columns } from './draftState.ts';
import { HitPolicyPanel } from './HitPolicyPanel.tsx';

interface Props {
  readonly draftId: string;
  readonly set: RuleSet;
  /** The version in force, by which models use the set; undefined until it is known. */
  readonly inForce: RuleSet | undefined;
  /** Undefined: only to be read. */
  readonly onChange?: ((columns: Columns) => void) | undefined;
}

type Asked = { readonly kind: 'input' | 'output'; readonly index: number | null };

/** The facts a set reads, the values it decides, and how rows become one result. */
export function ColumnsPanel({ draftId, set, inForce, onChange }: Props) {
  const text = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { inputs, outputs, hitPolicy, distinct } = set;
  const columns: Columns = { inputs, outputs, hitPolicy, ...(distinct === undefined ? {} : { distinct }) };
  const lists = [
    { kind: 'input', title: text('rules.columns.inputs'), columns: inputs.map(columnOfInput) },
    { kind: 'output', title: text('rules.columns.outputs'), columns: outputs.map(columnOfOutput) },
  ] as const;
  const remove = (kind: Asked['kind'], index: number) =>
    onChange?.(
      kind === 'input'
        ? { ...columns, inputs: inputs.toSpliced(index, 1) }
        : { ...columns, outputs: outputs.toSpliced(index, 1) },
    );
  /** Models read every value decided, and a table needs a fact. */
  const mayRemove = (kind: Asked['kind'], name: string) =>
    kind === 'input' ? inputs.length > 1 : !inForce?.outputs.some((output) => output.name === name);
  return (
    <Stack spacing={2}>
      {lists.map(({ kind, title, columns: listed }) => (
        <Panel key={kind} title={title}>
          {kind === 'output' && listed.length === 0 && (
            <Typography variant="body2">{text('rules.columns.no_outputs')}</Typography>
          )}
          {listed.map((column, index) => (
            <ColumnLine
              key={column.name}
              column={column}
              {...(onChange
                ? {
                    onEdit: () => setAsked({ kind, index }),
                    onRemove: mayRemove(kind, column.name) ? () => remove(kind, index) : null,
                  }
                : {})}
            />
          ))}
          {onChange && (
            <Button onClick={() => setAsked({ kind, index: null })}>{text(`rules.columns.add_${kind}`)}</Button>
          )}
        </Panel>
      ))}
      <HitPolicyPanel draftId={draftId} set={set} inForce={inForce} onChange={onChange} columns={columns} />
      {asked && onChange && (
        <ColumnDialog
          kind={asked.kind}
          column={asked.index === null ? null : ((asked.kind === 'input' ? inputs : outputs)[asked.index] ?? null)}
          taken={[...inputs.map(({ fact }) => fact), ...outputs.map(({ name }) => name)]}
          onClose={() => setAsked(null)}
          onDone={(column) => {
            onChange(withColumn(columns, asked.index, column));
            setAsked(null);
          }}
        />
      )}
    </Stack>
  );
}

function withColumn(columns: Columns, index: number | null, column: RuleInput | RuleOutput): Columns {
  const put = <Column,>(list: readonly Column[], one: Column) =>
    index === null ? [...list, one] : list.with(index, one);
  return 'fact' in column
    ? { ...columns, inputs: put(columns.inputs, column) }
    : { ...columns, outputs: put(columns.outputs, column) };
}

function columnOfInput({ fact, ...rest }: RuleInput) {
  return { name: fact, ...rest };
}

function columnOfOutput(output: RuleOutput) {
  return output;
}
