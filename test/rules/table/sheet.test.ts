import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import { readSheet, writeSheet } from '../../../rules/table/sheet.ts';
import { processorTimeMs } from '../../support/processor-time.ts';
import { normalRows } from '../support/normal-rows.ts';
import { randomTable } from '../support/random-table.ts';
import { approval, givenARuleSet, impact, priority } from '../support/rule-sets.ts';
import { shippedRuleSets } from '../support/shipped-rule-sets.ts';

function sheetOf(table: RuleSet, delimiter: ',' | ';' | '\t' = ','): string {
  const written = writeSheet(table, delimiter);
  if ('unprintable' in written) throw new Error(JSON.stringify(written.unprintable));
  return written.text;
}

describe('a table as a sheet', () => {
  test('given the impact table, then it reads as people would type it', () => {
    expect(sheetOf(impact)).toBe(
      [
        'id,tier,serviceState,usersAffected,output:impact',
        '1,1,down,-,1',
        '2,-,-,>= 200,1',
        '3,2,down,-,2',
        '3,-,-,>= 50,2',
        '4,-,-,>= 5,3',
        '4,1,degraded,-,3',
        '5,-,-,-,4',
        '',
      ].join('\r\n'),
    );
  });

  test('given two bounds, then they are an interval', () => {
    expect(sheetOf(approval)).toContain('(1000000..5000000]');
  });

  test.each(shippedRuleSets.map((table) => [table.id, table] as const))(
    'given the shipped rule set %s, when it is written and read, then it is the same',
    (_, table) => {
      for (const delimiter of [',', ';', '\t'] as const)
        expect(readSheet(sheetOf(table, delimiter), table)).toEqual({ rows: normalRows(table), findings: [] });
    },
  );

  test('given any table, when it is written and read, then it is the same', () => {
    fc.assert(
      fc.property(randomTable, fc.constantFrom(',' as const, ';' as const, '\t' as const), (table, delimiter) => {
        expect(readSheet(sheetOf(table, delimiter), table)).toEqual({ rows: normalRows(table), findings: [] });
      }),
    );
  });

  test('given texts a spreadsheet would run, then no cell begins with a formula', () => {
    const texts = ['=1+1', '+1', '@SUM(A1)', '-cmd', '=HYPERLINK("http://x")'];
    const table = givenARuleSet({
      hitPolicy: 'FIRST',
      inputs: [{ fact: 'a', type: 'text' }],
      outputs: [{ name: 'b', type: 'text' }],
      rows: [...texts.map((text, index) => ({ id: `r${index}`, when: { a: { equal: text } }, outputs: { b: text } }))],
    });

    const cells = sheetOf(table, '\t').split(/[\t\n]/);

    expect(cells.filter((cell) => /^[=+@]|^-./.test(cell))).toEqual([]);
    expect(readSheet(sheetOf(table), table).rows).toEqual(table.rows);
  });

  test('given columns in another order and empty lines, as pasted from Excel, then they are found by their header', () => {
    const pasted = 'output:priority\turgency\timpact\tid\nP1\t1\t1\ta\n\t\t\t\nP2\t1\t"2"\tb\n';

    expect(readSheet(pasted, priority)).toEqual({
      rows: [
        { id: 'a', when: { impact: { equal: 1 }, urgency: { equal: 1 } }, outputs: { priority: 'P1' } },
        { id: 'b', when: { impact: { equal: 2 }, urgency: { equal: 1 } }, outputs: { priority: 'P2' } },
      ],
      findings: [],
    });
  });
});

describe('mistakes in a sheet', () => {
  const header = 'id,impact,urgency,output:priority';

  test.each([
    ['an unknown column', 'id,impact,urgency,haste,output:priority', 1, 'haste', /allowed: id, impact, urgency/],
    ['a missing column', 'id,impact,output:priority', 1, 'urgency', /missing/],
    ['a column twice', `${header},impact`, 1, 'impact', /twice/],
    ['a value that is not declared', `${header}\na,1,9,P1`, 2, 'urgency', /allowed: 1, 2, 3, 4/],
    ['a word for a number', `${header}\na,1,1,P1\nb,high,1,P1`, 3, 'impact', /whole number/],
    ['a result that is not declared', `${header}\na,1,1,P9`, 2, 'output:priority', /P1, P2/],
    ['no result', `${header}\na,1,1,`, 2, 'output:priority', /value expected/],
    ['a row twice', `${header}\na,1,1,P1\na,1,2,P2`, 3, 'id', /stands twice/],
    ['a row without id', `${header}\n,1,1,P1`, 2, 'id', /letters, digits/],
    ['an open quote', `${header}\na,"""x",1,P1`, 2, 'impact', /closing quote/],
    ['alternatives in a cell', `${header}\na,< 2 or 3,1,P1`, 2, 'impact', /whole number|may follow/],
    ['a half interval', `${header}\na,[1..,1,P1`, 2, 'impact', /value expected/],
    ['a comparison twice', `${header}\na,? > 1 and ? > 2,1,P1`, 2, 'impact', /stands twice/],
    ['a row that always matches in a UNIQUE table', `${header}\na,-,-,P1`, 2, '', /last row of FIRST/],
    ['more cells than columns', `${header}\na,1,1,P1,oops`, 2, '', /more cells/],
  ])('given %s, then the finding names row and column', (_, text, row, column, message) => {
    expect(readSheet(text, priority).findings[0]).toMatchObject({
      row,
      column,
      message: expect.stringMatching(message),
    });
  });

  test.each([
    ['more than two million characters', 'x'.repeat(2_000_001), /at most 2000000/],
    ['a cell without its closing quote', `${header}\na,"${'x'.repeat(1_000_000)},1,P1`, /closing quote/],
    ['a quote in every line', `${header}\n${'a,"x\n'.repeat(100_000)}`, /at most 2000 rows/],
    ['a cell of many comparisons', `${header}\na,${'> 1 and '.repeat(100_000)},1,P1`, /stands twice/],
  ])('given %s, then it is refused quickly', (_, text, message) => {
    const begin = processorTimeMs();

    expect(readSheet(text, priority).findings[0]?.message).toMatch(message);
    expect(processorTimeMs() - begin).toBeLessThan(5000);
  });

  test('given more than 2,000 rows, then they are refused', () => {
    const rows = Array.from({ length: 2001 }, (_, index) => `r${index},1,1,P1`).join('\n');

    expect(readSheet(`${header}\n${rows}`, priority).findings).toMatchObject([{ message: 'at most 2000 rows' }]);
  });
});
