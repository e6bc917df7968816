import { describe, expect, test } from 'vitest';
import { gridAfter } from '../../../admin/src/resources/rules/gridActions.ts';
import { cellsFor, columnsOf, gridOf, linesOfRows, rowsIn } from '../../../admin/src/resources/rules/gridModel.ts';
import { placeOf } from '../../../admin/src/resources/rules/placeOf.ts';
import { ruleSet } from '../../../rules/schema/rule-set.ts';

const set = ruleSet.parse({
  id: 'routing',
  hitPolicy: 'FIRST',
  inputs: [
    { fact: 'tier', type: 'int', values: [1, 2, 3], label: { en: 'Tier', zh: '等级' } },
    { fact: 'state', type: 'enum', values: ['up', 'down'] },
    { fact: 'users', type: 'int', absent: 1 },
  ],
  outputs: [{ name: 'group', type: 'text' }],
  rows: [
    {
      id: 'big',
      anyOf: [{ tier: { equal: 1 } }, { users: { greaterThanInclusive: 200 } }],
      outputs: { group: 'A' },
      label: { en: 'Big', zh: '大' },
    },
    {
      id: 'down',
      when: { state: { equal: 'down' }, users: { greaterThanInclusive: 5, lessThan: 50 } },
      outputs: { group: 'B' },
    },
    { id: 'else', always: true, outputs: { group: 'C' } },
  ],
  tests: [{ name: 'one', in: { tier: 1, state: 'up' }, expect: { group: 'A' } }],
});
const columns = columnsOf(set);
const lines = gridOf(set) ?? [];
const texts = lines.map(({ cells }) => columns.map(({ key }) => cells[key]));

describe('a table as lines', () => {
  test('given rows with alternatives, ranges and one that always matches, then each is written as people type it', () => {
    expect(texts).toEqual([
      ['big', '1', '', '', 'A'],
      ['big', '', '', '>= 200', 'A'],
      ['down', '', 'down', '[5..50)', 'B'],
      ['else', '', '', '', 'C'],
    ]);
  });

  test('given the lines unchanged, then they are the same rows, labels included', () => {
    expect(rowsIn(lines, set)).toEqual({ rows: set.rows });
  });

  test('given a row with alternatives, then a finding about a later row is marked at its line', () => {
    expect(linesOfRows(lines, set.rows)).toEqual([[0, 1], [2], [3]]);
    expect(placeOf('rows[1].when.users.lessThan')).toEqual({ row: 1, alternative: 0, column: 'when:users' });
    expect(placeOf('rows[0].anyOf[1].users.equal')).toEqual({ row: 0, alternative: 1, column: 'when:users' });
    expect(placeOf('rows[2].outputs.group')).toEqual({ row: 2, alternative: 0, column: 'output:group' });
    expect(placeOf('inputs')).toBeUndefined();
  });

  test.each([
    ['when:users', '[5..', 'unreadable'],
    ['output:group', '', 'missing'],
    ['id', 'no blanks', 'id'],
  ])('given %s is "%s", then it is named and nothing is guessed', (column, text, code) => {
    const typed = gridAfter(lines, { type: 'type', line: 2, column, text }, columns);

    expect(rowsIn(typed, set)).toEqual({ mistakes: [{ line: 2, column, code }] });
  });

  test('given a case nobody answers, then the cells of a row for it', () => {
    expect(cellsFor({ tier: 2, state: 'up', users: 1 }, columns)).toEqual({
      'when:tier': '2',
      'when:state': 'up',
      'when:users': '1',
    });
  });
});

describe('what a person does with lines', () => {
  const ids = (after: ReturnType<typeof gridAfter>) => after.map(({ cells }) => cells['id']);

  test('given a line, then it is added below another, moved and removed; the last one stays', () => {
    const added = gridAfter(lines, { type: 'add', after: 0 }, columns);
    const [only] = lines;

    expect(ids(added)).toEqual(['big', 'R5', 'big', 'down', 'else']);
    expect(new Set(added.map(({ key }) => key)).size).toBe(5);
    expect(ids(gridAfter(lines, { type: 'move', line: 3, by: -1 }, columns))).toEqual(['big', 'big', 'else', 'down']);
    expect(gridAfter(lines, { type: 'move', line: 0, by: -1 }, columns)).toEqual(lines);
    expect(ids(gridAfter(lines, { type: 'remove', line: 2 }, columns))).toEqual(['big', 'big', 'else']);
    expect(gridAfter(only ? [only] : [], { type: 'remove', line: 0 }, columns)).toHaveLength(1);
  });

  test('given cells of a spreadsheet, then they fill to the right and down, and lines are added for the rest', () => {
    const cells = [
      ['up', '7', 'D'],
      ['down', '8', 'E', 'beyond the edge'],
    ];
    const after = gridAfter(lines, { type: 'paste', line: 3, column: 'when:state', cells }, columns);

    expect(after.slice(3).map((line) => columns.map(({ key }) => line.cells[key] ?? ''))).toEqual([
      ['else', '', 'up', '7', 'D'],
      ['R5', '', 'down', '8', 'E'],
    ]);
  });
});
