import { evaluate } from 'feelin';
import { describe, expect, test } from 'vitest';

import { compileExpression } from '../../../rules/expression/index.ts';

const clock = { now: new Date('2026-11-22T02:00:00Z'), zone: 'Asia/Shanghai' };

function value(source: string, context: Record<string, unknown> = {}) {
  const compiled = compileExpression(source);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.findings.map((finding) => finding.message).join('; ')}`);
  return compiled.expression.evaluate(context, clock);
}

describe('given an expression without our stricter rules', () => {
  const record = {
    priority: 'P1',
    score: 7,
    tags: ['a', 'b'],
    owner: { id: 'u1' },
    closedAt: '2026-11-20T10:00:00+08:00',
    none: null,
  };
  const votes = [{ decision: 'approve', weight: 2 }, null, { decision: 'reject', weight: 1 }];

  test.each([
    'record.priority = "P1"',
    'record.priority != "P1"',
    'record.owner.id',
    'record.missing',
    'record.none = null',
    'record.tags',
    'record.score > 5 and record.score <= 7',
    'record.score > 9 or record.none = null',
    'not(record.score = 7)',
    'record.score + 1',
    'record.score * 2 - 1 / 4',
    '2 ** 3',
    '-record.score',
    '1 / 0',
    '"a" + "b"',
    '"a" + 1',
    'if record.score > 5 then "high" else "low"',
    '{userId: record.owner.id, "role": "x", twice: record.score * 2}',
    '{a: 1, b: a + 1}',
    '[1, record.score, "x"]',
    'votes[item.decision = "approve"]',
    'count(votes[item.decision = "reject"]) > 0',
    'votes[1].decision',
    'votes[-1].decision',
    'votes[7]',
    'sum(for vote in votes[item != null] return vote.weight)',
    'for i in 1..3 return i * i',
    'for i in 3..1 return i',
    'some vote in votes[item != null] satisfies vote.decision = "reject"',
    'every vote in votes[item != null] satisfies vote.weight > 0',
    'record.score in [1..7]',
    'record.score in (1, 7)',
    'record.score in [7..9)',
    'record.score in (< 8)',
    'record.priority in ("P1", "P2")',
    'record.priority in tagged',
    'record.score between 1 and 7',
    'list contains(record.tags, "a")',
    'string length("中文")',
    'upper case(record.priority)',
    'substring before("INC-1", "-")',
    'string join(record.tags, ",")',
    'sort(record.tags, function(a, b) a > b)',
    'min([])',
    'decimal(1 / 3, 2)',
    'date(record.closedAt)',
    'date and time(record.closedAt) + duration("PT4H")',
    'date and time(record.closedAt) < date and time("2026-11-21T00:00:00Z")',
    'date and time(record.closedAt).hour',
    'date("2026-01-31") + duration("P1M")',
    'duration("PT36H")',
    'duration("P1D") < duration("PT25H")',
    '@"P1D"',
    'record.tags = ["a", "b"]',
    'record.owner = {id: "u1"}',
    'record.score instance of number',
    'substring(string: "abc", start position: 2)',
    'matches("INC-42", "^INC-[0-9]+$")',
    'votes[item != null].weight',
    '"x\\"y"',
    'is missing = 1'.replace('is missing', 'absent'),
    'context put(record.owner, "name", "Ada")',
    'get value(record.owner, "id")',
  ])('%s: when evaluated by us and by feelin, then the values are equal', (source) => {
    const context = { record, votes, tagged: ['P1'] };

    const ours = value(source, context).value;

    const theirs = evaluate(source, context, 'camunda').value;
    expect(ours).toEqual(JSON.parse(JSON.stringify(theirs ?? null)));
  });
});

describe('given our own functions and rules', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['get or else(passes, 0) + 1', {}, 1],
    ['get or else(passes, 0) + 1', { passes: 4 }, 5],
    ['is empty([])', {}, true],
    ['is blank("  ")', {}, true],
    ['trim(" a ")', {}, 'a'],
    ['now()', {}, '2026-11-22T10:00:00+08:00'],
    ['today()', {}, '2026-11-22'],
    ['last day of month(date("2028-02-03"))', {}, '2028-02-29'],
    ['context merge({a: 1}, {b: 2})', {}, { a: 1, b: 2 }],
    ['now() + duration("PT30M")', {}, '2026-11-22T10:30:00+08:00'],
    ['now() - date and time(x)', { x: '2026-11-22T01:00:00Z' }, 'PT1H'],
    ['date and time("2026-11-22T10:00:00@Asia/Shanghai")', {}, '2026-11-22T10:00:00+08:00'],
    ['1 < "2"', {}, null],
    ['true < 2', {}, null],
    ['10 < "9"', {}, null],
    ['"3" in [1..5]', {}, null],
    ['5 between "1" and "9"', {}, null],
    ['if "x" then 1 else 2', {}, null],
    ['get or else(if "x" then 1 else 2, 3)', {}, null],
    ['x = 1', {}, false],
    ['x = null', {}, true],
    ['1 = "1"', {}, null],
    ['items[item.active]', { items: [{ active: true }, { active: 'yes' }] }, [{ active: true }]],
    ['items[ok = true].ok', { items: [{ ok: true }, { ok: false }], ok: true }, [true]],
    ['x.constructor', { x: {} }, null],
    ['x.__proto__', { x: {} }, null],
    ['toString', {}, null],
    ['list.length', { list: [1] }, [null]],
    ['1e5', {}, 100_000],
    ['{number: number, next: count([1])}', { number: 'INC-1', count: 3 }, { number: 'INC-1', next: 1 }],
    ['date and time("2026-11-22T10:00:00Z") > date and time(x)', { x: '2026-11-22T10:00:00' }, null],
  ])('%s with %j, when evaluated, then it is %j', (source, context, expected) => {
    expect(value(source, context).value).toEqual(expected);
  });

  test('given a missing variable, when evaluated, then a warning names it', () => {
    expect(value('record.x = 1').warnings).toContainEqual({
      type: 'NO_VARIABLE_FOUND',
      message: expect.stringContaining('record'),
    });
  });
});

describe('given an unsafe or ambiguous expression', () => {
  test.each([
    ['', 'FEEL_SYNTAX'],
    ['a and', 'FEEL_SYNTAX'],
    ['a ===', 'FEEL_SYNTAX'],
    [`"${'x'.repeat(1000)}"`, 'FEEL_TOO_LONG'],
    ['a == 1', 'FEEL_COMPARISON'],
    ['a = = 1', 'FEEL_COMPARISON'],
    ['for i in 1..1000000 return i', 'FEEL_RANGE_UNBOUNDED'],
    ['for i in 1..n return i', 'FEEL_RANGE_UNBOUNDED'],
    ['[1..5]', 'FEEL_RANGE_AS_LIST'],
    ['some x in [1..5] satisfies x = 1', 'FEEL_RANGE_AS_LIST'],
    ['a[item.b[item.c[item.d = 1] != null] != null]', 'FEEL_TOO_NESTED'],
    ['for i in a, j in b return i', 'FEEL_SEVERAL_ITERATORS'],
    ['function(a) a', 'FEEL_FUNCTION_DEFINITION'],
    ['{f: function(a) a}', 'FEEL_FUNCTION_DEFINITION'],
    ['count(a, function(b) b)', 'FEEL_FUNCTION_DEFINITION'],
    ['foo(1)', 'FEEL_UNKNOWN_FUNCTION'],
    ['a.b(1)', 'FEEL_UNKNOWN_FUNCTION'],
    ['is defined(x)', 'FEEL_UNKNOWN_FUNCTION'],
    ['matches(a, b)', 'FEEL_PATTERN'],
    ['matches(a, "(x+)+y")', 'FEEL_PATTERN'],
    ['replace(a, "(x|y)*", "")', 'FEEL_PATTERN'],
    ['date and time', 'FEEL_NAME'],
    ['a b', 'FEEL_NAME'],
    ['`a b`', 'FEEL_NAME'],
    ['{"a b": 1}', 'FEEL_NAME'],
    ['date and time("2026-11-22T10:00:00")', 'FEEL_DATE_WITHOUT_OFFSET'],
    ['@"2026-11-22T10:00:00"', 'FEEL_DATE_WITHOUT_OFFSET'],
    ['? > 1', 'FEEL_UNSUPPORTED'],
  ])('%s, when compiled, then it is refused with %s', (source, code) => {
    const compiled = compileExpression(source);

    expect(compiled.ok ? [] : compiled.findings.map((finding) => finding.code)).toContain(code);
  });
});
