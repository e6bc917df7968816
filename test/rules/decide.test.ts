import { describe, expect, test } from 'vitest';
import { allValues, cellsOf } from '../../rules/cells.ts';
import { compile } from '../../rules/compile.ts';
import { decide, evaluate } from '../../rules/decide.ts';
import { lookUp } from '../../rules/lookup.ts';
import type { RuleSet } from '../../rules/schema/rule-set.ts';
import { approval, givenARuleSet, impact, major, priority, priorityMatrix, risk } from './support/rule-sets.ts';

describe('UNIQUE: the priority matrix', () => {
  const cells = priorityMatrix.flatMap((line, row) =>
    line.map((expected, column) => [row + 1, column + 1, expected] as const),
  );

  test.each(cells)('given impact %d and urgency %d, then the priority is %s', async (level, urgency, expected) => {
    expect(await decide(priority, { impact: level, urgency })).toEqual({
      result: { priority: expected },
      rows: [`PM-I${level}U${urgency}`],
      facts: { impact: level, urgency },
    });
  });

  test('given two rows that match, then the answer is refused, not chosen', async () => {
    const twice = givenARuleSet({ ...priority, rows: [...priority.rows, { ...priority.rows[5], id: 'again' }] });

    await expect(decide(twice, { impact: 2, urgency: 2 })).rejects.toMatchObject({
      code: 'SEVERAL_ROWS_MATCHED',
      params: { rows: ['PM-I2U2', 'again'] },
    });
  });

  test('given a case without a row, then NO_ROW_MATCHED names the facts', async () => {
    const hole = givenARuleSet({ ...priority, rows: priority.rows.slice(1) });

    await expect(decide(hole, { impact: 1, urgency: 1 })).rejects.toMatchObject({
      code: 'NO_ROW_MATCHED',
      params: { ruleSet: 'priority', facts: { impact: 1, urgency: 1 } },
    });
  });
});

describe('FIRST: the impact suggestion', () => {
  test.each([
    [{ tier: 1, serviceState: 'down', usersAffected: 500 }, 1, '1'],
    [{ tier: 4, serviceState: 'up', usersAffected: 200 }, 1, '2'],
    [{ tier: 2, serviceState: 'down', usersAffected: 1 }, 2, '3'],
    [{ tier: 4, serviceState: 'up', usersAffected: 50 }, 2, '3'],
    [{ tier: 4, serviceState: 'up', usersAffected: 49 }, 3, '4'],
    [{ tier: 1, serviceState: 'degraded', usersAffected: 1 }, 3, '4'],
    [{ tier: 3, serviceState: 'degraded', usersAffected: 8 }, 3, '4'],
    [{ tier: 4, serviceState: 'down', usersAffected: 4 }, 4, '5'],
    [{ tier: 4, serviceState: 'down' }, 4, '5'],
  ])('given %j, then the impact is %d by row %s', async (facts, expected, row) => {
    expect(await decide(impact, facts)).toMatchObject({ result: { impact: expected }, rows: [row] });
  });

  test('given no number of users, then the declared value is used and shown', async () => {
    expect((await decide(impact, { tier: 4, serviceState: 'up' })).facts).toEqual({
      tier: 4,
      serviceState: 'up',
      usersAffected: 1,
    });
  });
});

describe('SUM, ANY and COLLECT', () => {
  test.each([
    [{ q1: 0, q2: 0, q7: 0 }, 0, []],
    [{ q1: 2, q2: 1, q7: 3 }, 95, ['q1-2', 'q2-1', 'q7-3']],
  ])('given the answers %j, then they are worth %d points', async (facts, points, rows) => {
    expect(await decide(risk, facts)).toMatchObject({ result: { points }, rows });
  });

  test.each<[object, readonly string[]]>([
    [{ priority: 'P2' }, []],
    [{ priority: 'P1', usersAffected: 350 }, ['M1', 'M2']],
    [{ priority: 'P3', tags: ['finance', 'safety'] }, ['M3']],
    [{ priority: 'P3', restoreAt: '2026-03-10T04:00:00Z' }, []],
    [{ priority: 'P3', restoreAt: '2026-03-10T04:00:01Z' }, ['M4']],
    [{ priority: 'P3', restoreAt: '2026-03-10T23:00:00+14:00' }, ['M4']],
    [{ priority: 'P3', restoreAt: '2026-03-10T23:00:00+23:00' }, []],
    [{ priority: 'P3', restoreAt: null }, []],
  ])('given %j, then the reasons are %j', async (facts, rows) => {
    expect(await decide(major, { ...facts })).toMatchObject({ result: { hit: rows.length > 0, rows }, rows });
  });

  test.each([
    [{ item: 'R02' }, ['line-manager'], ['all']],
    [{ item: 'R02', cost: 1_000_000 }, ['line-manager'], ['all', 'cost-line']],
    [{ item: 'R07', cost: 1_000_001 }, ['line-manager', 'finance'], ['all', 'cost-line', 'cost-finance']],
    [{ item: 'R07', cost: 5_000_001 }, ['line-manager'], ['all', 'cost-line']],
  ])('given %j, then the approvers are %j', async (facts, roles, rows) => {
    expect(await decide(approval, facts)).toMatchObject({ result: roles.map((role) => ({ role })), rows });
  });
});

describe('facts', () => {
  test.each<[string, RuleSet, object, string]>([
    ['a missing fact', priority, { impact: 1 }, 'RULE_FACT_MISSING'],
    ['a null fact', priority, { impact: 1, urgency: null }, 'RULE_FACT_MISSING'],
    ['an inherited fact', priority, Object.create({ impact: 1, urgency: 1 }), 'RULE_FACT_MISSING'],
    ['a number as text', priority, { impact: '2', urgency: 2 }, 'RULE_FACT_TYPE'],
    ['a fraction', priority, { impact: 1.5, urgency: 2 }, 'RULE_FACT_TYPE'],
    ['NaN', priority, { impact: Number.NaN, urgency: 2 }, 'RULE_FACT_TYPE'],
    ['a number outside the range', priority, { impact: 5, urgency: 2 }, 'RULE_FACT_TYPE'],
    ['a value that is not declared', priority, { impact: 1, urgency: 9 }, 'RULE_FACT_TYPE'],
    ['a list for a number', priority, { impact: [1], urgency: 1 }, 'RULE_FACT_TYPE'],
    ['an instant without offset', major, { priority: 'P1', restoreAt: '2026-03-10T12:00:00' }, 'RULE_FACT_TYPE'],
    ['a day that does not exist', major, { priority: 'P1', restoreAt: '2026-02-30T12:00:00Z' }, 'RULE_FACT_TYPE'],
    ['a text for a list', major, { priority: 'P1', tags: 'safety' }, 'RULE_FACT_TYPE'],
  ])('given %s, then %s refuses it by name', async (_, table, facts, code) => {
    await expect(decide(table, facts as Record<string, unknown>)).rejects.toMatchObject({ code });
  });

  test('given facts the table does not declare, then they play no part', async () => {
    expect((await decide(priority, { impact: 1, urgency: 1, vip: true })).facts).toEqual({ impact: 1, urgency: 1 });
  });

  test('given outputs with markup or expressions, then they are data', async () => {
    const text = '<script>alert(1)</script>=1+1#{x}';
    const table = givenARuleSet({
      hitPolicy: 'FIRST',
      inputs: [{ fact: 'a', type: 'bool' }],
      outputs: [{ name: 'text', type: 'text' }],
      rows: [{ id: '1', always: true, outputs: { text } }],
    });

    expect((await decide(table, { a: true })).result).toEqual({ text });
  });
});

describe('the lookup and the engine', () => {
  const enumerated = givenARuleSet({
    ...impact,
    inputs: impact.inputs.map((input) =>
      input.fact === 'usersAffected' ? { ...input, values: [1, 4, 5, 49, 50, 199, 200] } : input,
    ),
  });

  test.each([
    ['priority', priority],
    ['impact', enumerated],
  ])('given every cell of %s, then both answer alike', async (_, table) => {
    const facts = [
      ...cellsOf(
        table.inputs.map(({ fact }) => fact),
        table.inputs.map((input) => allValues(input) ?? []),
      ),
    ];

    expect(facts.length).toBeGreaterThan(15);
    for (const cell of facts) expect(lookUp(table, cell)).toEqual(await evaluate(table, cell));
  });

  test.each([
    ['a range too wide to list', impact],
    ['a SUM', risk],
    ['a COLLECT', approval],
  ])('given %s, then there is no lookup', (_, table) => {
    expect(lookUp(table, {})).toBeUndefined();
  });

  test('given a thousand decisions at once, then each has its own answer', async () => {
    const facts = Array.from({ length: 1000 }, (_, index) => ({
      q1: index % 4,
      q2: (index >> 2) % 4,
      q7: (index >> 4) % 4,
    }));

    const verdicts = await Promise.all(facts.map((each) => decide(risk, each)));

    expect(verdicts.map(({ result }) => result)).toEqual(
      facts.map(({ q1, q2, q7 }) => ({ points: 20 * q1 + 10 * q2 + 15 * q7 })),
    );
  });

  test('given one version that decides again and again, then it is compiled once, and the next version for itself', () => {
    const next = { ...risk, rows: risk.rows.slice(1) };

    expect(compile(risk)).toBe(compile(risk));
    expect(compile(next)).not.toBe(compile(risk));
    expect(compile(next).rows).toHaveLength(risk.rows.length - 1);
  });

  test('given a table with a broken row, when it is used unchecked, then RULE_SET_INVALID says so', async () => {
    const broken = givenARuleSet({ ...risk, rows: [{ id: 'x', when: { q9: { equal: 1 } }, outputs: { points: 1 } }] });

    await expect(decide(broken, { q1: 0, q2: 0, q7: 0 })).rejects.toMatchObject({ code: 'RULE_SET_INVALID' });
  });
});
