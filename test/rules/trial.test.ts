import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../rules/decide.ts';
import { RuleError } from '../../rules/errors.ts';
import type { RuleSet } from '../../rules/schema/rule-set.ts';
import { type Trial, tryFacts } from '../../rules/trial.ts';
import { randomTable } from './support/random-table.ts';
import { approval, impact, major, priority, risk } from './support/rule-sets.ts';

const decided = ({ outcome }: Trial) => (outcome instanceof RuleError ? outcome.code : outcome);
const row = (trial: Trial, id: string) => trial.rows.find((each) => each.id === id);

describe('a table that is tried', () => {
  test('given the priority matrix, then the row that decides is named, and every other with what it asks for instead', () => {
    const trial = tryFacts(priority, { impact: 2, urgency: 3 });

    expect(decided(trial)).toMatchObject({ result: { priority: 'P3' }, rows: ['PM-I2U3'] });
    expect(trial.rows).toHaveLength(16);
    expect(row(trial, 'PM-I2U3')).toEqual({ id: 'PM-I2U3', outcome: 'decides', unmet: [] });
    expect(row(trial, 'PM-I2U1')).toEqual({
      id: 'PM-I2U1',
      outcome: 'matches-not',
      unmet: [{ urgency: { equal: 1 } }],
    });
    expect(row(trial, 'PM-I4U4')?.unmet).toEqual([{ impact: { equal: 4 }, urgency: { equal: 4 } }]);
  });

  test('given alternatives, then each says what it misses, and rows behind the one that decides are passed over', () => {
    const trial = tryFacts(impact, { tier: 2, serviceState: 'degraded', usersAffected: 8 });

    expect(row(trial, '3')?.unmet).toEqual([
      { serviceState: { equal: 'down' } },
      { usersAffected: { greaterThanInclusive: 50 } },
    ]);
    expect(trial.rows.map(({ outcome }) => outcome)).toEqual([
      'matches-not',
      'matches-not',
      'matches-not',
      'decides',
      'passed-over',
    ]);
  });

  test.each<[string, RuleSet, object, string]>([
    ['a missing fact', priority, { impact: 2 }, 'RULE_FACT_MISSING'],
    ['a value outside the range', priority, { impact: 5, urgency: 1 }, 'RULE_FACT_TYPE'],
    ['a number as text', priority, { impact: '2', urgency: 1 }, 'RULE_FACT_TYPE'],
    [
      'a table with a broken row',
      { ...priority, rows: priority.rows.map((each) => ({ ...each, when: { impakt: { equal: 1 } } })) },
      { impact: 2, urgency: 2 },
      'RULE_SET_INVALID',
    ],
  ])('given %s, then no row is blamed', (_, set, facts, code) => {
    const trial = tryFacts(set, { ...facts });

    expect(decided(trial)).toBe(code);
    expect(trial.rows).toEqual([]);
  });

  test('given a case nobody or several rows answer, then the rows say why', () => {
    const gap = { ...priority, rows: priority.rows.slice(1) };
    const [first] = priority.rows;
    const twice = { ...priority, rows: first ? [...priority.rows, { ...first, id: 'again' }] : [] };
    const facts = { impact: 1, urgency: 1 };

    expect(decided(tryFacts(gap, facts))).toBe('NO_ROW_MATCHED');
    expect(tryFacts(gap, facts).rows.every(({ unmet }) => unmet.length === 1)).toBe(true);
    expect(decided(tryFacts(twice, facts))).toBe('SEVERAL_ROWS_MATCHED');
    expect(tryFacts(twice, facts).rows.filter(({ outcome }) => outcome === 'decides')).toHaveLength(2);
  });

  test.each<[string, RuleSet, object]>([
    ['SUM', risk, { q1: 2, q2: 0, q7: 3 }],
    ['ANY', major, { priority: 'P2', tags: ['safety'], restoreAt: '2026-03-10T05:00:00Z' }],
    ['ANY that nothing hits', major, { priority: 'P4' }],
    ['COLLECT', approval, { item: 'R07', cost: 1_280_000 }],
  ])('given %s, then it is decided as in a running case', async (_, set, facts) => {
    expect(decided(tryFacts(set, { ...facts }))).toEqual(await decide(set, { ...facts }));
  });

  const facts = fc.record({
    level: fc.integer({ min: -5, max: 50 }),
    color: fc.constantFrom('red', 'dark blue', '=1+1', 'null', '5'),
    vip: fc.boolean(),
    day: fc.constantFrom('2026-01-01', '2026-02-27', '2027-12-31'),
    at: fc.option(fc.constantFrom('2026-01-01T12:00:00+08:00', '2026-02-28T04:00:00.000Z')),
    tags: fc.subarray(['safety', '5', 'red']),
  });

  test('given any table and any facts, then it is decided as in a running case, and a row misses something exactly when it does not match', async () => {
    await fc.assert(
      fc.asyncProperty(randomTable, facts, async (table, given) => {
        const trial = tryFacts(table, given);

        expect(decided(trial)).toEqual(await decide(table, given));
        for (const each of trial.rows) {
          expect(each.unmet.length > 0).toBe(each.outcome === 'matches-not');
          for (const condition of each.unmet) expect(Object.keys(condition)).not.toEqual([]);
        }
      }),
    );
  });
});
