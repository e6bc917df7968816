import { Box, Typography } from '@mui/material';
import { useContext } from 'react';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import type { GridAction } from './gridActions.ts';
import { columnsOf, gridOf } from './gridModel.ts';
import { gridStyle } from './gridStyle.ts';
import { MatrixCell } from './MatrixCell.tsx';
import { type Matrix, matrixOf } from './matrixModel.ts';
import { useColumnLabel } from './useColumnLabel.ts';
import type { CellMark } from './useMarks.ts';
import { ValueLists } from './ValueLists.tsx';
import { ValueWords } from './ValueWords.ts';

interface Props {
  readonly matrix: Matrix;
  /** What is wrong, as in the table. */
  readonly marks: ReadonlyMap<string, CellMark>;
  /** The version in force, to show what differs from it; undefined where that is what is shown. */
  readonly inForce: RuleSet | undefined;
  /** Undefined: only to be read. */
  readonly onAction?: ((action: GridAction) => void) | undefined;
}

/** A table of two facts as a matrix: one down, one across, what is decided where they meet. */
export function MatrixGrid({ matrix, marks, inForce, onAction }: Props) {
  const text = useText();
  const label = useColumnLabel();
  const localized = useLocalized();
  const meaning = useContext(ValueWords);
  const { down, across, outputs } = matrix;
  const before = inForce && matrixOf(columnsOf(inForce), gridOf(inForce) ?? []);
  const word = (name: string, value: string) => {
    const said = meaning[name]?.[value];
    return said ? localized(said) : value;
  };
  return (
    <>
      {onAction && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {text('rules.matrix.keys')}
        </Typography>
      )}
      <ValueLists columns={outputs} />
      <Box sx={{ ...gridStyle, ...matrixStyle }} role="region" aria-label={text('rules.matrix.label')} tabIndex={0}>
        <table data-matrix>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {label(down)}
              </th>
              {outputs.length > 1 && <td rowSpan={2} />}
              <th scope="colgroup" colSpan={across.values.length}>
                {label(across)}
              </th>
            </tr>
            <tr>
              {across.values.map((value) => (
                <th key={value} scope="col">
                  {word(across.name, value)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {down.values.flatMap((first, at) =>
              outputs.map((output, index) => (
                <tr key={`${first} ${output.key}`} className={index === 0 ? 'begins' : ''}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={outputs.length}>
                      {word(down.name, first)}
                    </th>
                  )}
                  {outputs.length > 1 && <th scope="row">{label(output)}</th>}
                  {across.values.map((second, column) => (
                    <MatrixCell
                      key={second}
                      matrix={matrix}
                      place={{ down: first, across: second, output }}
                      row={at * outputs.length + index}
                      column={column}
                      name={text('rules.matrix.cell', {
                        output: label(output),
                        down: `${label(down)} ${word(down.name, first)}`,
                        across: `${label(across)} ${word(across.name, second)}`,
                      })}
                      before={before}
                      marks={marks}
                      onAction={onAction}
                    />
                  ))}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Box>
    </>
  );
}

const matrixStyle = {
  '& tbody th': { px: 1, py: 0.5, fontWeight: 600, bgcolor: 'background.default' },
  '& tr.begins > *': { borderTopWidth: 2 },
  '& .was': { px: 1, pb: 0.5, fontSize: '0.75rem', color: 'text.secondary' },
  '& td.differs': { borderLeftWidth: 4, borderLeftColor: 'warning.main' },
} as const;
