import { describe, expect, test } from 'vitest';
import { columnFrom, typedColumn } from '../../../admin/src/resources/rules/columnText.ts';
import { draftAfter, draftOf } from '../../../admin/src/resources/rules/draftState.ts';
import { begunWith, done, redone, undone } from '../../../admin/src/resources/rules/undo.ts';
import { interfaceFindings } from '../../../rules/interface-check.ts';
import { ruleSet } from '../../../rules/schema/rule-set.ts';

const set = ruleSet.parse({
  id: 'sets',
  hitPolicy: 'UNIQUE',
  inputs: [
    { fact: 'tier', type: 'int', values: [1, 2], label: { en: 'Tier', zh: '等级' }, query: 'tier-of-service' },
    {
      fact: 'state',
      type: 'enum',
      values: ['up', 'down'],
      valueLabels: { up: { en: 'Up', zh: '正常' } },
      absent: 'up',
      label: { en: 'State', zh: '状态' },
    },
  ],
  outputs: [
    { name: 'group', type: 'text', label: { en: 'Group', zh: '组' } },
    { name: 'note', type: 'text', label: { en: 'Note', zh: '备注' } },
  ],
  rows: [{ id: 'one', when: { tier: { equal: 1 } }, outputs: { group: 'A', note: 'x' } }],
  tests: [{ name: 'one', in: { tier: 1, state: 'up' }, expect: { group: 'A', note: 'x' } }],
});

describe('columns of a draft', () => {
  test('given a fact and a value that go, then cases say nothing of them, and a step back brings them again', () => {
    const { hitPolicy } = set;
    const columns = { hitPolicy, inputs: set.inputs.slice(0, 1), outputs: set.outputs.slice(0, 1) };
    const begun = begunWith(draftOf(set));
    const after = done(begun, draftAfter(begun.now, { type: 'columns', columns }), null);

    expect(after.now.content).toMatchObject(columns);
    expect(after.now.content.tests).toEqual([{ name: 'one', in: { tier: 1 }, expect: { group: 'A' } }]);
    expect(undone(after).now).toEqual(draftOf(set));
    expect(redone(undone(after)).now).toEqual(after.now);
  });

  test('given keys typed into one cell, then they are one step back', () => {
    const typed = ['1', '1,', '1, 2'].reduce(
      (states, text) =>
        done(states, draftAfter(states.now, { type: 'type', line: 0, column: 'when:tier', text }), '0 when:tier'),
      begunWith(draftOf(set)),
    );

    expect(typed.past).toHaveLength(1);
    expect(undone(typed).now.lines[0]?.cells['when:tier']).toBe('1');
  });

  test.each(set.inputs.map((input) => [input.fact, input] as const))(
    'given the fact %s as it is, when it is typed again, then nothing of it is lost',
    (_, input) => {
      expect(columnFrom(typedColumn(input), { kind: 'input', before: input, taken: [] })).toEqual({ column: input });
    },
  );

  test('given a new fact, then it needs a name of its own, both titles, and what is assumed when it is missing', () => {
    const typed = {
      name: 'region',
      type: 'enum',
      en: 'Region',
      zh: '地区',
      values: 'north = North = 北\nsouth',
      absent: 'north',
      min: '',
      max: '',
    } as const;
    const by = { kind: 'input', before: null, taken: ['tier'] } as const;

    expect(columnFrom(typed, by)).toEqual({
      column: {
        fact: 'region',
        type: 'enum',
        label: { en: 'Region', zh: '地区' },
        values: ['north', 'south'],
        valueLabels: { north: { en: 'North', zh: '北' } },
        absent: 'north',
      },
    });
    expect(columnFrom({ ...typed, name: 'tier' }, by)).toEqual({ mistake: 'name' });
    expect(columnFrom({ ...typed, zh: '' }, by)).toEqual({ mistake: 'label' });
    expect(columnFrom({ ...typed, absent: '' }, by)).toEqual({ mistake: 'absent' });
    expect(columnFrom({ ...typed, absent: 'west' }, by)).toEqual({ mistake: 'absent' });
    expect(columnFrom({ ...typed, values: 'north = North' }, by)).toEqual({ mistake: 'values' });
    expect(columnFrom({ ...typed, values: '' }, by)).toEqual({ mistake: 'values' });
  });

  test.each<[string, 'int' | 'decimal' | 'text', string, string, object]>([
    ['both ends', 'int', '1', '5', { min: 1, max: 5 }],
    ['one end, with decimals', 'decimal', '', '.5', { max: 0.5 }],
    ['one number alone', 'int', '0', '0', { min: 0, max: 0 }],
    ['no end', 'int', ' ', '', {}],
    ['a text, which has none', 'text', '1', '5', {}],
  ])('given a fact with %s, then its range is taken as typed', (_, type, min, max, range) => {
    const typed = { ...typedColumn(null), name: 'n', type, en: 'N', zh: '数', absent: '0', min, max };
    const assumed = type === 'text' ? '0' : 0;

    expect(columnFrom(typed, { kind: 'input', before: null, taken: [] })).toEqual({
      column: { fact: 'n', type, label: { en: 'N', zh: '数' }, absent: assumed, ...range },
    });
  });

  test.each([
    ['6', '5'],
    ['x', ''],
    ['null', ''],
    ['1.5', '2'],
    ['', '1e9'],
  ])('given a whole number from "%s" to "%s", then the range is refused', (min, max) => {
    const typed = { ...typedColumn(null), name: 'n', type: 'int' as const, en: 'N', zh: '数', absent: '0', min, max };

    expect(columnFrom(typed, { kind: 'input', before: null, taken: [] })).toEqual({ mistake: 'range' });
  });

  test('given another hit policy, then models can go on reading a result of the same shape only', () => {
    expect(interfaceFindings(set, { ...set, hitPolicy: 'FIRST' })).toEqual([]);
    expect(interfaceFindings(set, { ...set, hitPolicy: 'COLLECT' })).toMatchObject([{ path: 'hitPolicy' }]);
  });
});
