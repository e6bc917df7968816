import { describe, expect, test } from 'vitest';
import { analyzeTable } from '../../rules/analysis.ts';
import { checkRuleSet } from '../../rules/check.ts';
import { decide, evaluate, scan } from '../../rules/decide.ts';
import { readableFacts } from '../../rules/facts.ts';
import { runRuleTests } from '../../rules/rule-tests.ts';
import { ruleSet as ruleSetSchema } from '../../rules/schema/rule-set.ts';
import { givenARuleSet, impact, priority } from './support/rule-sets.ts';
import { shippedRuleSets } from './support/shipped-rule-sets.ts';
import { spreadCells } from './support/spread-cells.ts';

describe('every shipped rule set', () => {
  test.each(shippedRuleSets.map((table) => [table.id, table] as const))(
    'given %s, then it is complete, nothing overlaps, and its cases pass',
    async (_, table) => {
      expect(await checkRuleSet(table)).toEqual([]);
      expect((await runRuleTests(table)).filter(({ passed }) => !passed)).toEqual([]);
      const analysis = analyzeTable(table);
      if (table.hitPolicy === 'UNIQUE') expect(analysis).toMatchObject({ missing: [], doubled: [] });
      if (table.hitPolicy === 'FIRST') expect(analysis?.missing ?? []).toEqual([]);
    },
  );
});

describe('every answer of a shipped rule set', () => {
  test.each(shippedRuleSets.map((table) => [table.id, table] as const))(
    'given %s, then lookup, scan and engine agree on every case its rows can tell apart',
    async (_, table) => {
      const cases = spreadCells(table, 300).map((cell) => readableFacts(table, cell));
      const outcome = async (ask: typeof decide) => {
        const answers = cases.map((facts) => ask(table, facts));
        return (await Promise.allSettled(answers)).map((each) => ('value' in each ? each.value : each.reason.code));
      };

      const byEngine = await outcome(evaluate);

      expect(await outcome(decide)).toEqual(byEngine);
      expect(await outcome(async (set, facts) => scan(set, facts))).toEqual(byEngine);
    },
  );
});

/** A table of one number that decides where it is: below the border, or from there on. */
const atBorder = (border: number, range: { min?: number; max?: number } = {}) =>
  givenARuleSet({
    id: 'border',
    hitPolicy: 'UNIQUE',
    inputs: [{ fact: 'n', type: 'decimal', ...range }],
    outputs: [{ name: 'side', type: 'text' }],
    rows: [
      { id: 'below', when: { n: { lessThan: border } }, outputs: { side: 'below' } },
      { id: 'above', when: { n: { greaterThanInclusive: border } }, outputs: { side: 'above' } },
    ],
    tests: [{ name: 'the smallest', in: { n: range.min ?? 0 }, expect: { side: 'below' } }],
  });

describe('the numbers a table is tried with', () => {
  test.each<[string, number, { min?: number; max?: number }, readonly number[]]>([
    ['a border of any size', 1e12, {}, []],
    ['the largest border there is', 1e308, {}, []],
    ['a border beyond the largest number allowed', 10, { min: 0, max: 5 }, [1]],
    ['a border that is the largest number allowed', 5, { min: 0, max: 5 }, []],
  ])('given %s, then exactly the rows that never decide are named', (_, border, range, unreachable) => {
    expect(analyzeTable(atBorder(border, range))).toMatchObject({ missing: [], doubled: [], unreachable });
  });

  test.each<[string, object, string]>([
    ['a smallest number above the largest', { min: 6, max: 5 }, 'inputs.0.max'],
    ['a range of texts', { type: 'text', min: 1 }, 'inputs.0.min'],
  ])('given %s, then its place is named', (_, change, path) => {
    const table = atBorder(1);
    const read = ruleSetSchema.safeParse({ ...table, inputs: [{ ...table.inputs[0], ...change }] });

    expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});

describe('the cells of a table', () => {
  test('given the priority matrix, then every case is answered once', () => {
    expect(analyzeTable(priority)).toEqual({ cases: 16, missing: [], doubled: [], unreachable: [] });
  });

  test('given two cells removed and one doubled, then exactly those are named', () => {
    const [first, ...others] = priority.rows;
    const broken = givenARuleSet({
      ...priority,
      rows: [
        ...others.slice(1),
        { id: 'x', when: { impact: { equal: 4 }, urgency: { in: [3, 4] } }, outputs: { priority: 'P4' } },
        { id: 'y', when: { impact: { equal: 3 }, urgency: { equal: 3 } }, outputs: { priority: 'P1' } },
      ],
    });

    expect(first?.id).toBe('PM-I1U1');
    expect(analyzeTable(broken)).toEqual({
      cases: 16,
      missing: [
        { impact: 1, urgency: 1 },
        { impact: 1, urgency: 2 },
      ],
      doubled: [
        { facts: { impact: 3, urgency: 3 }, rows: [8, 15], conflict: true },
        { facts: { impact: 4, urgency: 3 }, rows: [12, 14], conflict: false },
        { facts: { impact: 4, urgency: 4 }, rows: [13, 14], conflict: false },
      ],
      unreachable: [],
    });
  });

  test('given a FIRST table, then rows that come too late are unreachable', () => {
    const [one, two, ...rest] = impact.rows;
    const late = givenARuleSet({
      ...impact,
      rows: [one, two, ...rest.slice(0, -1), { ...one, id: 'late' }, rest.at(-1)],
    });

    expect(analyzeTable(late)?.unreachable).toEqual([4]);
  });

  test('given days, then a gap is told as a day', () => {
    const table = givenARuleSet({
      hitPolicy: 'UNIQUE',
      inputs: [{ fact: 'day', type: 'date' }],
      outputs: [{ name: 'season', type: 'text' }],
      rows: [
        { id: 'a', when: { day: { lessThan: '2026-07-01' } }, outputs: { season: 'a' } },
        { id: 'b', when: { day: { greaterThan: '2026-07-01' } }, outputs: { season: 'b' } },
      ],
    });

    expect(analyzeTable(table)?.missing).toEqual([{ day: '2026-07-01' }]);
  });
});
