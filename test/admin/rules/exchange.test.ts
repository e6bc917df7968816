import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dmnOf, rowsFrom, sheetOf } from '../../../admin/src/resources/rules/exchange.ts';
import { conflictsIn, merged } from '../../../admin/src/resources/rules/merge.ts';
import { ruleSet } from '../../../rules/schema/rule-set.ts';

const set = ruleSet.parse(JSON.parse(readFileSync('processes/shared/rules/priority.json', 'utf8')));
const textOf = (written: ReturnType<typeof sheetOf>) => ('text' in written ? written.text : '');
const withPriority = (id: string, priority: string) => ({
  ...set,
  rows: set.rows.map((row) => (row.id === id ? { ...row, outputs: { priority } } : row)),
});

describe('tables in and out', () => {
  test.each([
    ['a spreadsheet', textOf(sheetOf(set, '\t'))],
    ['CSV with the mark Excel wants', `\uFEFF${textOf(sheetOf(set, ','))}`],
    ['DMN', textOf(dmnOf(set))],
  ])('given %s written from a table, when it is read back, then the same rows', (_, text) => {
    expect(rowsFrom(text, set)).toEqual({ rows: set.rows });
  });

  test('given a cell that cannot be read, then its line and column are named and nothing is taken', () => {
    const text = textOf(sheetOf(set, ',')).replace('PM-I1U2,1,2,P1', 'PM-I1U2,1,[2..,P1');

    expect(rowsFrom(text, set)).toEqual({ mistakes: 1, line: 3, column: 'urgency' });
  });

  test('given DMN of another decision, or none at all, then it is foreign', () => {
    const other = ruleSet.parse({
      ...set,
      outputs: [{ name: 'level', type: 'text' }],
      rows: set.rows.map((row) => ({ ...row, outputs: { level: 'x' } })),
    });

    expect(rowsFrom(textOf(dmnOf(other)), set)).toEqual({ foreign: 'outputs' });
    expect(rowsFrom('<definitions/>', set)).toEqual({ foreign: 'DMN' });
  });
});

describe('two editors', () => {
  const theirs = withPriority('PM-I2U2', 'P1');
  const yours = {
    ...withPriority('PM-I2U2', 'P4'),
    rows: withPriority('PM-I2U2', 'P4').rows.filter(({ id }) => id !== 'PM-I1U1'),
  };

  test('given a row of both, then theirs stays unless yours is kept; what only you changed is yours', () => {
    const of = (kept: readonly string[]) => merged({ base: set, theirs, yours }, kept).rows;

    expect(of([]).find(({ id }) => id === 'PM-I2U2')?.outputs).toEqual({ priority: 'P1' });
    expect(of(['PM-I2U2']).find(({ id }) => id === 'PM-I2U2')?.outputs).toEqual({ priority: 'P4' });
    expect(of([]).map(({ id }) => id)).not.toContain('PM-I1U1');
  });

  test('given the refusal of a save, then the rows both changed are read from it', () => {
    const [row] = set.rows;
    const problem = {
      type: '',
      title: '',
      status: 412,
      code: 'PRECONDITION_FAILED' as const,
      params: {},
      requestId: '1',
      errors: [
        { path: 'rows.a', code: 'conflict', params: { theirs: JSON.parse(JSON.stringify(row)), yours: null } },
        { path: 'rows.b', code: 'changed', params: {} },
        { path: 'tests', code: 'changed', params: {} },
      ],
    };

    expect(conflictsIn(problem)).toEqual([{ id: 'a', sides: { theirs: row, yours: null } }]);
  });
});
