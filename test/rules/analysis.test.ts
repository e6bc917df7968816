import { describe, expect, test } from 'vitest';
import { analyzeTable } from '../../rules/analysis.ts';
import { checkRuleSet } from '../../rules/check.ts';
import { decide, evaluate, scan } from '../../rules/decide.ts';
import { readableFacts } from '../../rules/facts.ts';
import { runRuleTests } from '../../rules/rule-tests.ts';
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
