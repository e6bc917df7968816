import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { describe, expect, test } from 'vitest';
import { compileRows, rowMatches } from '../../../rules/row-match.ts';
import { toEngineRules } from '../../../rules/table/engine-rules.ts';
import { fromEngineRules } from '../../../rules/table/from-engine-rules.ts';
import { randomTable } from '../support/random-table.ts';
import { impact, priority } from '../support/rule-sets.ts';
import { shippedRuleSets } from '../support/shipped-rule-sets.ts';
import { spreadCells } from '../support/spread-cells.ts';

const shipped = shippedRuleSets.map((table) => [table.id, table] as const);

describe('a table as rules of json-rules-engine', () => {
  test('given a cell of the priority matrix, then it is one rule that names its row', () => {
    expect(toEngineRules(priority)[5]).toEqual({
      name: 'PM-I2U2',
      conditions: {
        all: [
          { fact: 'impact', operator: 'equal', value: 2 },
          { fact: 'urgency', operator: 'equal', value: 2 },
        ],
      },
      event: { type: 'priority', params: { priority: 'P2', row: 'PM-I2U2' } },
    });
  });

  test('given a FIRST table, then priorities descend', () => {
    expect(toEngineRules(impact).map(({ priority: height }) => height)).toEqual([5, 4, 3, 2, 1]);
  });

  test.each(shipped)('given the shipped rule set %s, when it is written and read, then it is the same', (_, table) => {
    const { rows, problems } = fromEngineRules(JSON.parse(JSON.stringify(toEngineRules(table))), table);

    expect(problems).toEqual([]);
    expect(compileRows({ ...table, rows: [...rows] })).toEqual(compileRows(table));
    expect(rows.map(({ outputs }) => outputs ?? {})).toEqual(table.rows.map(({ outputs }) => outputs ?? {}));
  });

  test('given any table, when it is written and read, then it is the same', () => {
    fc.assert(
      fc.property(randomTable, (table) => {
        expect(fromEngineRules(JSON.parse(JSON.stringify(toEngineRules(table))), table)).toEqual({
          rows: table.rows,
          problems: [],
        });
      }),
    );
  });

  test.each(shipped)(
    'given the shipped rule set %s, then the written rules fire where its rows match',
    async (_, table) => {
      const engine = new Engine([...toEngineRules(table)]);
      const rows = compileRows(table);

      for (const facts of spreadCells(table, 200)) {
        const { events } = await engine.run({ ...facts });
        const fired = events.map(({ params }) => String(params?.['row'])).toSorted();
        expect(fired).toEqual(rows.flatMap((row) => (rowMatches(row, facts) ? [row.id] : [])).toSorted());
      }
    },
  );
});

describe('rules that no table can show', () => {
  const rule = (conditions: unknown) => [{ name: 'a', conditions, event: { type: 'x', params: { priority: 'P1' } } }];
  const test1 = { fact: 'impact', operator: 'equal', value: 1 };
  const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => ({ all: [inner] }), test1);

  test.each<[string, unknown, RegExp]>([
    ['an empty list', rule({ all: [] }), /always hold/],
    ['an empty list of alternatives', rule({ any: [] }), /at least one|allowed/],
    ['a path', rule({ all: [{ ...test1, path: '$[?(@.x)]' }] }), /unknown key "path"/],
    ['parameters', rule({ all: [{ ...test1, params: {} }] }), /unknown key "params"/],
    ['a negation', rule({ not: test1 }), /unknown key "not"|allowed/],
    ['a named condition', rule({ condition: 'x' }), /allowed/],
    ['an unknown operator', rule({ all: [{ ...test1, operator: 'regex' }] }), /allowed operators/],
    ['an unknown fact', rule({ all: [{ ...test1, fact: 'impct' }] }), /allowed: impact, urgency/],
    ['a number as text', rule({ all: [{ ...test1, value: '1' }] }), /whole number/],
    ['a comparison twice', rule({ all: [test1, { ...test1, value: 2 }] }), /each fact once/],
    ['conditions 5,000 deep', rule(deep), /allowed|expected/i],
    ['2,001 rules', Array.from({ length: 2001 }, () => rule({ all: [test1] })[0]), /at most 2000/],
    ['something else', { rules: [] }, /array/],
  ])('given %s, then it is refused with its place', (_, given, allowed) => {
    const { problems } = fromEngineRules(given, priority);

    expect(problems.map((each) => each.allowed).join('\n')).toMatch(allowed);
  });
});
