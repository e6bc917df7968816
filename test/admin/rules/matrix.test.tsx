import { readFileSync } from 'node:fs';
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { readDuration } from '../../../admin/src/resources/rules/durationField.ts';
import { type GridAction, gridAfter } from '../../../admin/src/resources/rules/gridActions.ts';
import { columnsOf, gridOf, rowsIn } from '../../../admin/src/resources/rules/gridModel.ts';
import { MatrixGrid } from '../../../admin/src/resources/rules/MatrixGrid.tsx';
import { matrixOf, placesOf } from '../../../admin/src/resources/rules/matrixModel.ts';
import { type RuleSet, ruleSet } from '../../../rules/schema/rule-set.ts';
import { render } from '../support/render.tsx';

const shipped = (name: string) =>
  ruleSet.parse(JSON.parse(readFileSync(`processes/shared/rules/${name}.json`, 'utf8')));
const priority = shipped('priority');
const targets = shipped('sla-target');
const matrixIn = (set: RuleSet, lines = gridOf(set) ?? []) => {
  const matrix = matrixOf(columnsOf(set), lines);
  if (!matrix) throw new Error(`${set.id} is no matrix`);
  return matrix;
};

describe('a table as a matrix', () => {
  test('given impact and urgency, then each pair has its line', () => {
    const matrix = matrixIn(priority);

    expect(matrix.lineAt('2', '3')?.cells['output:priority']).toBe('P3');
    expect(placesOf(matrix)).toHaveLength(4);
  });

  test('given targets by package and priority, then every output of a package is a line', () => {
    expect(placesOf(matrixIn(targets)).map((places) => [places[0]?.down, places[0]?.output.name])).toEqual(
      ['gold', 'standard', 'basic'].flatMap((pack) =>
        ['response', 'resolution', 'calendar'].map((name) => [pack, name]),
      ),
    );
  });

  test.each([
    ['a row for several values', { type: 'type', line: 0, column: 'when:impact', text: '1, 2' }],
    ['a row for any value', { type: 'type', line: 0, column: 'when:impact', text: '' }],
    ['two rows for one pair', { type: 'type', line: 0, column: 'when:urgency', text: '2' }],
  ] as const)('given %s, then it is shown as a table only', (_, action) => {
    const columns = columnsOf(priority);

    expect(matrixOf(columns, gridAfter(gridOf(priority) ?? [], action, columns))).toBeUndefined();
  });

  test('given a pair whose row is missing, when its cell is typed, then the row is added with an id that says the pair', () => {
    const columns = columnsOf(targets);
    const lines = (gridOf(targets) ?? []).slice(1);
    const when = { 'when:package': 'gold', 'when:priority': 'P1' };
    const typed = [
      { when, column: 'output:response', text: 'PT10M' },
      { when, column: 'output:resolution', text: 'PT2H' },
      { when, column: 'output:calendar', text: 'cal-24x7' },
    ];

    const after = rowsIn(gridAfter(lines, { type: 'set', cells: typed }, columns), targets);

    expect('rows' in after && after.rows.at(-1)).toEqual(targets.rows[0]);
  });
});

test.each([
  ['4 h', 'PT4H'],
  ['90 min', 'PT1H30M'],
  ['1h30', 'PT1H30M'],
  ['2:30', 'PT2H30M'],
  ['4 小时 30 分钟', 'PT4H30M'],
  ['４小时', 'PT4H'],
  ['pt16h', 'PT16H'],
  ['40 h', 'PT40H'],
])('given the length of time "%s", then it is %s', (typed, duration) => {
  expect(readDuration(typed)).toBe(duration);
});

test.each(['', '4', 'soon', '0 h', '1 day', '2:75', '-4 h'])(
  'given the length of time "%s", then nothing is guessed',
  (typed) => {
    expect(readDuration(typed)).toBeUndefined();
  },
);

describe('the matrix on the page', () => {
  const show = async (set: RuleSet, language: 'en' | 'zh' = 'en', inForce?: RuleSet) => {
    const actions: GridAction[] = [];
    const place = await render(
      <MatrixGrid
        matrix={matrixIn(set)}
        marks={new Map()}
        inForce={inForce}
        onAction={(action) => actions.push(action)}
      />,
      { language },
    );
    const input = (at: string) => {
      const found = place.querySelector<HTMLInputElement>(`input[data-at="${at}"]`);
      if (!found) throw new Error(`no cell at ${at}`);
      return found;
    };
    const press = async (at: string, key: string) =>
      act(async () => {
        input(at).focus();
        input(at).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
    return { actions, place, input, press };
  };

  test('given a cell, when 1 is pressed, then it has the first value; an arrow leads to the next cell', async () => {
    const { actions, input, press } = await show(priority);

    expect(input('1-1').getAttribute('aria-label')).toBe('Priority for Impact 2, Urgency 2');
    await press('1-1', '1');
    await press('1-1', 'ArrowRight');

    expect(actions).toEqual([
      {
        type: 'set',
        cells: [{ when: { 'when:impact': '2', 'when:urgency': '2' }, column: 'output:priority', text: 'P1' }],
      },
    ]);
    expect(document.activeElement).toBe(input('1-2'));
  });

  test('given targets, then lengths of time are read in the language of the reader', async () => {
    expect((await show(targets)).input('1-0').value).toBe('2 h');
    expect((await show(targets, 'zh')).input('1-0').value).toBe('2 小时');
  });

  test('given cells of a spreadsheet, when they are pasted, then each lands in its place and what lies beyond the edge is left', async () => {
    const { actions, input } = await show(priority);
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => 'P1\tP2\nP3\tP4\n' } });
    await act(async () => {
      input('0-3').dispatchEvent(paste);
    });

    expect(actions[0]).toMatchObject({
      cells: [
        { when: { 'when:impact': '1', 'when:urgency': '4' }, text: 'P1' },
        { when: { 'when:impact': '2', 'when:urgency': '4' }, text: 'P3' },
      ],
    });
  });

  test('given a cell that differs from the version in force, then both are said in words', async () => {
    const [first, ...rest] = priority.rows;
    const changed = { ...priority, rows: [{ ...first, id: 'PM-I1U1', outputs: { priority: 'P2' } }, ...rest] };
    const { input, place } = await show(changed, 'zh', priority);

    expect(place.querySelectorAll('.differs')).toHaveLength(1);
    expect(place.querySelector('.was')?.textContent).toBe('现行：P1');
    expect(input('0-0').getAttribute('aria-describedby')).toBe(place.querySelector('.was')?.id);
  });
});
