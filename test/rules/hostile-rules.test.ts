import { describe, expect, test } from 'vitest';
import { checkRuleSet } from '../../rules/check.ts';
import { decide, evaluate, scan } from '../../rules/decide.ts';
import { calendars as calendarsSchema } from '../../rules/schema/calendar.ts';
import { schemaProblems } from '../../rules/schema/problems.ts';
import { ruleSet } from '../../rules/schema/rule-set.ts';
import { processorTimeMs } from '../support/processor-time.ts';
import { calendars } from './support/calendars.ts';
import { givenARuleSet, priority } from './support/rule-sets.ts';

const [row] = priority.rows;
const withRow = (changes: object) => ({ ...priority, rows: [{ ...row, ...changes }] });
const deep = (levels: number, wrap: (inner: unknown) => unknown) =>
  Array.from({ length: levels }).reduce<unknown>((inner) => wrap(inner), { equal: 1 });
const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('rules that are refused before they run', () => {
  test.each<[string, unknown]>([
    ['an unknown operator', withRow({ when: { impact: { matches: '(a+)+$' } } })],
    ['an empty condition', withRow({ when: {} })],
    ['an empty list of alternatives', withRow({ when: undefined, anyOf: [] })],
    ['an empty alternative', withRow({ when: undefined, anyOf: [{}] })],
    ['a path', withRow({ when: { 'impact.$[?(@.x)]': { equal: 1 } } })],
    ['a prototype key', JSON.parse('{"id":"x","hitPolicy":"FIRST","inputs":[{"fact":"__proto__","type":"int"}]}')],
    ['a constructor key', withRow({ when: { constructor: { equal: 1 } } })],
    ['NaN', withRow({ when: { impact: { equal: Number.NaN } } })],
    ['conditions 5,000 deep', withRow({ when: { impact: deep(5000, (inner) => ({ all: [inner] })) } })],
    ['values 5,000 deep', withRow({ when: { impact: { in: deep(5000, (inner) => [inner]) } } })],
    [
      'an expectation 5,000 deep',
      { ...priority, tests: [{ name: 'x', in: {}, expect: deep(5000, (inner) => [inner]) }] },
    ],
    ['20,000 alternatives', withRow({ when: undefined, anyOf: many(20_000, () => ({ impact: { equal: 1 } })) })],
    [
      '20,000 facts in a row',
      withRow({ when: Object.fromEntries(many(20_000, (index) => [`f${index}`, { equal: 1 }]) as []) }),
    ],
    ['10,000 rows', { ...priority, rows: many(10_000, (index) => ({ ...row, id: `r${index}` })) }],
    ['a text of 10 MB', withRow({ when: { impact: { equal: 'x'.repeat(10_000_000) } } })],
    ['no table at all', null],
  ])('given %s, then it is refused with its place, quickly', (_, json) => {
    const begin = processorTimeMs();
    const read = ruleSet.safeParse(json);

    expect(read.success).toBe(false);
    if (!read.success) expect(schemaProblems(read.error, json)[0]).toHaveProperty('path');
    expect(processorTimeMs() - begin).toBeLessThan(5000);
  });

  test.each<[string, object, string]>([
    ['a misspelt fact', { when: { impct: { equal: 1 } } }, 'UNKNOWN_FACT'],
    ['a number as text', { when: { impact: { equal: '3' } } }, 'VALUE_NOT_ALLOWED'],
    ['null', { when: { impact: { equal: null } } }, 'VALUE_NOT_ALLOWED'],
    ['a missing cell', { when: { impact: { equal: 1 }, urgency: { equal: 1 } } }, 'GAP'],
    ['an output nobody declared', { outputs: { priority: 'P1', __sla: 'x' } }, 'OUTPUT_MISMATCH'],
  ])('given %s, then the check says where', async (_, changes, code) => {
    const findings = await checkRuleSet(givenARuleSet(withRow(changes)));

    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  test('given two rows that decide differently, then UNIQUE is refused and FIRST is the same a thousand times', async () => {
    const rows = [
      { id: 'a', when: row?.when, outputs: { priority: 'P1' } },
      { id: 'b', when: row?.when, outputs: { priority: 'P4' } },
    ];
    const last = { id: 'rest', always: true, outputs: { priority: 'P3' } };
    const first = givenARuleSet({ ...priority, hitPolicy: 'FIRST', rows: [...rows, last] });

    expect((await checkRuleSet(givenARuleSet({ ...priority, rows }))).map(({ code }) => code)).toContain('OVERLAP');
    const answers = await Promise.all(many(1000, () => evaluate(first, { impact: 1, urgency: 1 })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

describe('long tables', () => {
  const long = givenARuleSet({
    hitPolicy: 'FIRST',
    inputs: [
      { fact: 'amount', type: 'money' },
      { fact: 'kind', type: 'text' },
    ],
    outputs: [{ name: 'level', type: 'int' }],
    rows: [
      ...many(60, (index) => ({
        id: `r${index}`,
        anyOf: [{ amount: { lessThan: index * 10 }, kind: { notEqual: 'b' } }, { amount: { equal: index } }],
        outputs: { level: index },
      })),
      { id: 'rest', always: true, outputs: { level: 99 } },
    ],
  });

  test('given more rows than the engine is asked for, then going through them answers as the engine does', async () => {
    for (let amount = -5; amount < 650; amount += 5)
      for (const kind of ['a', 'b']) {
        const answer = await evaluate(long, { amount, kind });
        expect(scan(long, { amount, kind })).toEqual(answer);
        expect(await decide(long, { amount, kind })).toEqual(answer);
      }
  });

  test('given the same rows as COLLECT, then all that match are listed in order', async () => {
    const collect = givenARuleSet({ ...long, hitPolicy: 'COLLECT' });

    expect(scan(collect, { amount: 42, kind: 'b' })).toEqual(await evaluate(collect, { amount: 42, kind: 'b' }));
  });
});

describe('a declared value outside the range', () => {
  const table = givenARuleSet({
    hitPolicy: 'FIRST',
    inputs: [{ fact: 'level', type: 'int', min: 1, max: 3, absent: 0 }],
    outputs: [{ name: 'known', type: 'bool' }],
    rows: [
      { id: 'unknown', when: { level: { equal: 0 } }, outputs: { known: false } },
      { id: 'known', always: true, outputs: { known: true } },
    ],
  });

  test.each([
    [{}, false],
    [{ level: null }, false],
    [{ level: 2 }, true],
  ])('given %j, then the lookup answers as the engine does', async (facts, known) => {
    expect((await decide(table, facts)).result).toEqual({ known });
    expect(await decide(table, facts)).toEqual(await evaluate(table, facts));
  });

  test('given that value itself, as a log of decisions holds it, then both answer as if it were missing', async () => {
    const answers = await Promise.all([decide, evaluate].map((ask) => ask(table, { level: 0 })));

    expect(answers.map(({ rows }) => rows)).toEqual([['unknown'], ['unknown']]);
  });

  test.each([4, '2', 1.5])('given %j, then it is refused', async (value) => {
    await expect(decide(table, { level: value })).rejects.toMatchObject({ code: 'RULE_FACT_TYPE' });
  });
});

describe('calendars that are refused', () => {
  const desk = calendars['cal-8x5'];

  test.each<[string, object, string]>([
    [
      'overlapping intervals',
      {
        intervals: {
          '1': [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      'intervals.1',
    ],
    ['an interval over midnight', { intervals: { '1': [['22:00', '06:00']] } }, 'intervals.1[0]'],
    ['a zone that does not exist', { zone: 'Asia/Atlantis' }, 'zone'],
    [
      'a day that does not exist',
      { holidays: [{ date: '2026-02-30', name: { en: 'x', zh: 'x' } }] },
      'holidays[0].date',
    ],
    ['a weekday of zero', { intervals: { '0': [['09:00', '12:00']] } }, 'intervals'],
  ])('given %s, then its place is named', (_, changes, path) => {
    const json = [{ ...desk, ...changes }];
    const read = calendarsSchema.safeParse(json);

    expect(read.success).toBe(false);
    if (!read.success) expect(schemaProblems(read.error, json)[0]?.path).toContain(`[0].${path}`);
  });
});
