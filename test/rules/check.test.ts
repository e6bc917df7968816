import { describe, expect, test } from 'vitest';
import { checkRuleSet } from '../../rules/check.ts';
import { coverageFindings } from '../../rules/coverage.ts';
import { runRuleTests } from '../../rules/rule-tests.ts';
import { staticFindings } from '../../rules/static-check.ts';
import { approval, givenARuleSet, impact, major, priority, risk } from './support/rule-sets.ts';

const score = { fact: 'score', type: 'int', min: 0 };
const level = { name: 'level', type: 'enum', values: ['low', 'high'] };
const low = (when: object) => ({ id: 'low', when: { score: when }, outputs: { level: 'low' } });
const high = (when: object) => ({ id: 'high', when: { score: when }, outputs: { level: 'high' } });

function table(hitPolicy: string, rows: readonly object[], inputs: readonly object[] = [score]) {
  return givenARuleSet({ hitPolicy, inputs, outputs: [level], rows });
}

describe('coverage', () => {
  test.each([
    ['priority', priority],
    ['impact', impact],
    ['risk', risk],
    ['major', major],
    ['approval', approval],
  ])('given the table %s, then nothing is missing, doubled or dead', (_, ruleSet) => {
    expect(coverageFindings(ruleSet)).toEqual([]);
  });

  test('given a matrix without one cell and with one cell twice, then both are named', () => {
    const rows = [...priority.rows.slice(1), { ...priority.rows[5], id: 'again' }];

    expect(
      coverageFindings(givenARuleSet({ ...priority, rows })).map(({ code, message }) => `${code} ${message}`),
    ).toEqual([
      'GAP no row answers {"impact":1,"urgency":1}',
      'OVERLAP rows PM-I2U2, again all answer {"impact":2,"urgency":2}',
    ]);
  });

  test.each([
    ['bands that meet', 'UNIQUE', [low({ lessThan: 25 }), high({ greaterThanInclusive: 25 })], []],
    ['bands with a hole at their border', 'UNIQUE', [low({ lessThan: 25 }), high({ greaterThan: 25 })], ['GAP']],
    [
      'bands that share their border',
      'UNIQUE',
      [low({ lessThanInclusive: 25 }), high({ greaterThanInclusive: 25 })],
      ['OVERLAP'],
    ],
    [
      'a row behind one that takes everything',
      'FIRST',
      [low({ greaterThanInclusive: 0 }), high({ greaterThan: 5 })],
      ['UNREACHABLE_ROW'],
    ],
    ['a row no number can satisfy', 'COLLECT', [low({ greaterThan: 5, lessThan: 3 })], ['UNREACHABLE_ROW']],
    ['a number the range excludes', 'COLLECT', [low({ lessThan: 0 })], ['UNREACHABLE_ROW']],
    ['an open end in FIRST', 'FIRST', [low({ lessThan: 25 })], ['GAP', 'GAP']],
  ])('given %s, then %s tells', (_, hitPolicy, rows, codes) => {
    expect(coverageFindings(table(hitPolicy, rows)).map(({ code }) => code)).toEqual(codes);
  });

  test('given decimals, then a border is as sharp as for whole numbers', () => {
    const inputs = [{ fact: 'score', type: 'decimal' }];
    const bands = (border: number) => [low({ lessThan: border }), high({ greaterThanInclusive: 2.5 })];

    expect(coverageFindings(table('UNIQUE', bands(2.5), inputs))).toEqual([]);
    expect(coverageFindings(table('UNIQUE', bands(2.4), inputs)).map(({ code }) => code)).toContain('GAP');
  });

  test('given a value that may be absent, then the case of its absence must be answered', () => {
    const inputs = [{ ...score, absent: null }];
    const rows = [low({ lessThan: 25 }), high({ greaterThanInclusive: 25 })];
    const unset = { id: 'unset', when: { score: { equal: null } }, outputs: { level: 'low' } };

    expect(coverageFindings(table('UNIQUE', rows, inputs)).map(({ message }) => message)).toEqual([
      'no row answers {"score":null}',
    ]);
    expect(coverageFindings(table('UNIQUE', [...rows, unset], inputs))).toEqual([]);
  });

  test('given texts, then a text no row names must be answered', () => {
    const inputs = [{ fact: 'score', type: 'text' }];

    expect(coverageFindings(table('UNIQUE', [low({ in: ['a', 'b'] })], inputs)).map(({ code }) => code)).toEqual([
      'GAP',
    ]);
    expect(coverageFindings(table('UNIQUE', [low({ in: ['a', 'b'] }), high({ notIn: ['a', 'b'] })], inputs))).toEqual(
      [],
    );
  });

  test('given days, then two bands of neighboring days leave no gap', () => {
    const inputs = [{ fact: 'score', type: 'date' }];
    const rows = [low({ lessThanInclusive: '2026-03-01' }), high({ greaterThanInclusive: '2026-03-02' })];

    expect(coverageFindings(table('UNIQUE', rows, inputs))).toEqual([]);
  });

  test('given more cases than can be tried, then a table that must be total is refused', () => {
    const facts = Array.from({ length: 18 }, (_, index) => `f${index}`);
    const inputs = facts.map((fact) => ({ fact, type: 'bool' }));
    const rows = [{ id: 'low', when: { f0: { equal: true } }, outputs: { level: 'low' } }];
    const otherwise = { id: 'high', always: true, outputs: { level: 'high' } };

    expect(coverageFindings(table('UNIQUE', rows, inputs)).map(({ code }) => code)).toEqual(['TOO_MANY_CASES']);
    expect(coverageFindings(table('FIRST', [...rows, otherwise], inputs))).toEqual([]);
    expect(coverageFindings(table('COLLECT', rows, inputs))).toEqual([]);
  });
});

describe('rows by themselves', () => {
  const row = { id: 'low', when: { score: { equal: 1 } }, outputs: { level: 'low' } };

  test.each<[string, object, string]>([
    ['a misspelt fact', { rows: [{ ...row, when: { scroe: { equal: 1 } } }] }, 'UNKNOWN_FACT rows[0].when.scroe'],
    [
      'an order of texts',
      { inputs: [{ fact: 'score', type: 'text' }], rows: [{ ...row, when: { score: { lessThan: 'b' } } }] },
      'OPERATOR_NOT_ALLOWED rows[0].when.score.lessThan',
    ],
    [
      'a number as text',
      { rows: [{ ...row, when: { score: { equal: '1' } } }] },
      'VALUE_NOT_ALLOWED rows[0].when.score.equal',
    ],
    [
      'a null where nothing may be absent',
      { rows: [{ ...row, when: { score: { equal: null } } }] },
      'VALUE_NOT_ALLOWED rows[0].when.score.equal',
    ],
    [
      'one value for "in"',
      { rows: [{ ...row, when: { score: { in: 1 } } }] },
      'VALUE_NOT_ALLOWED rows[0].when.score.in',
    ],
    [
      'an empty list for "in"',
      { rows: [{ ...row, when: { score: { in: [] } } }] },
      'VALUE_NOT_ALLOWED rows[0].when.score.in',
    ],
    [
      'a list for "equal"',
      { rows: [{ ...row, when: { score: { equal: [1] } } }] },
      'VALUE_NOT_ALLOWED rows[0].when.score.equal',
    ],
    [
      'a value outside the declared ones',
      { inputs: [{ fact: 'score', type: 'int', values: [2, 3] }] },
      'VALUE_NOT_ALLOWED rows[0].when.score.equal',
    ],
    ['a mistake inside anyOf', { rows: [{ ...row, anyOf: [{ x: { equal: 1 } }] }] }, 'UNKNOWN_FACT rows[0].anyOf[0].x'],
    ['two rows of one id', { rows: [row, row] }, 'DUPLICATE_ID rows[1]'],
    [
      'an output nobody declared',
      { rows: [{ ...row, outputs: { level: 'low', x: 1 } }] },
      'OUTPUT_MISMATCH rows[0].outputs.x',
    ],
    ['an output left out', { rows: [{ ...row, outputs: {} }] }, 'OUTPUT_MISMATCH rows[0].outputs.level'],
    [
      'an output outside its values',
      { rows: [{ ...row, outputs: { level: 'medium' } }] },
      'VALUE_NOT_ALLOWED rows[0].outputs.level',
    ],
    [
      'an absent value of another type',
      { inputs: [{ ...score, absent: 'none' }] },
      'VALUE_NOT_ALLOWED inputs[0].absent',
    ],
    [
      'always in the middle of FIRST',
      { hitPolicy: 'FIRST', rows: [{ id: 'a', always: true, outputs: { level: 'low' } }, row] },
      'ALWAYS_NOT_ALLOWED rows[0].always',
    ],
    [
      'always in UNIQUE',
      { rows: [{ id: 'a', always: true, outputs: { level: 'low' } }] },
      'ALWAYS_NOT_ALLOWED rows[0].always',
    ],
    ['outputs in ANY', { hitPolicy: 'ANY' }, 'OUTPUT_MISMATCH outputs'],
    ['SUM without points', { hitPolicy: 'SUM' }, 'OUTPUT_MISMATCH outputs'],
  ])('given %s, then its place is named', (_, parts, expected) => {
    const ruleSet = givenARuleSet({ hitPolicy: 'UNIQUE', inputs: [score], outputs: [level], rows: [row], ...parts });

    expect(staticFindings(ruleSet).map(({ code, path }) => `${code} ${path}`)).toContain(expected);
  });
});

describe('publishing', () => {
  test('given sound rows and passing tests, then nothing stands in the way', async () => {
    expect(await checkRuleSet(priority)).toEqual([]);
    expect(await checkRuleSet(impact)).toEqual([]);
  });

  test('given a test that expects something else, then it says what came out', async () => {
    const tests = [{ name: 'wrong', in: { impact: 1, urgency: 1 }, expect: { priority: 'P4' } }];

    expect(await checkRuleSet(givenARuleSet({ ...priority, tests }))).toEqual([
      { code: 'TEST_FAILED', path: 'tests[0]', message: '"wrong" gave {"priority":"P1"}' },
    ]);
  });

  test.each([
    ['the result', { expect: { priority: 'P1' } }, true],
    ['the result and the row', { expect: { priority: 'P1' }, rows: ['PM-I1U1'] }, true],
    ['another row', { expect: { priority: 'P1' }, rows: ['PM-I1U2'] }, false],
    ['an error that does not come', { error: 'NO_ROW_MATCHED' }, false],
  ])('given a test of %s, then it passes or not', async (_, expected, passed) => {
    const tests = [{ name: 'case', in: { impact: 1, urgency: 1 }, ...expected }];

    expect(await runRuleTests(givenARuleSet({ ...priority, tests }))).toMatchObject([{ passed }]);
  });
});
