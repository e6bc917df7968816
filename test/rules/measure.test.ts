import { describe, expect, test } from 'vitest';
import { measureFindings, measureKpi } from '../../rules/measure.ts';
import { type Kpi, kpi } from '../../rules/schema/kpi.ts';

const clock = { now: new Date('2026-04-01T00:00:00Z'), zone: 'Asia/Shanghai' };

function givenAKpi(measure: object, more: object = {}): Kpi {
  return kpi.parse({
    id: 'K1',
    name: { en: 'Any', zh: '任意' },
    measure: { of: 'incident', periodBy: 'closedAt', ...measure },
    unit: '%',
    target: 95,
    direction: 'up',
    frequency: 'monthly',
    owner: 'process-owner',
    ...more,
  });
}

/** So many records in target, so many not. */
function records(met: number, missed: number) {
  return [
    ...Array(met).fill({ dueMet: true, status: 'closed' }),
    ...Array(missed).fill({ dueMet: false, status: 'closed' }),
  ];
}

const inTarget = { type: 'ratio', where: 'dueMet = true', over: 'status = "closed"' };

describe('status of a ratio with target 95', () => {
  test.each([
    [22, 1, '95.65', 'green'],
    [95, 5, '95.00', 'green'],
    [9499, 501, '94.99', 'amber'],
    [94999, 5001, '95.00', 'amber'],
    [9025, 975, '90.25', 'amber'],
    [90249, 9751, '90.25', 'red'],
    [0, 3, '0.00', 'red'],
  ])('given %d met and %d missed, then %s percent are %s', (met, missed, shown, status) => {
    expect(measureKpi(givenAKpi(inTarget), records(met, missed), clock)).toMatchObject({
      numerator: met,
      denominator: met + missed,
      shown,
      status,
    });
  });

  test('given no records, then there is no data', () => {
    expect(measureKpi(givenAKpi(inTarget), [], clock)).toMatchObject({
      value: null,
      shown: null,
      status: 'no-data',
      denominator: 0,
    });
  });

  test('given records outside the population, then they count on neither side and the rest can be listed', () => {
    const rows = [{ dueMet: true, status: 'cancelled' }, ...records(1, 1)];

    expect(measureKpi(givenAKpi(inTarget), rows, clock)).toMatchObject({ numeratorRows: [1], denominatorRows: [1, 2] });
  });
});

describe('fewer is better', () => {
  test.each([
    [0, 0, 'green'],
    [0, 1, 'amber'],
    [0, 2, 'red'],
    [20, 20, 'green'],
    [20, 21, 'amber'],
    [20, 22, 'red'],
  ])('given a target of %d, when %d are counted, then the status is %s', (target, count, status) => {
    const backlog = givenAKpi({ type: 'count', where: 'late = true' }, { target, direction: 'down', unit: '' });

    expect(measureKpi(backlog, Array(count).fill({ late: true }), clock)).toMatchObject({
      numerator: count,
      denominator: null,
      status,
    });
  });
});

describe('values', () => {
  const csat = [{ csat: 5 }, { csat: 4 }, { csat: null }, { csat: 4 }];
  const durations = [2, 4, 6, 30].map((hours) => ({
    registeredAt: '2026-03-02T09:00:00+08:00',
    resolvedAt: new Date(Date.parse('2026-03-02T01:00:00Z') + hours * 3_600_000),
  }));
  const span = { from: 'registeredAt', to: 'resolvedAt' };

  test.each<[string, object, object, readonly Record<string, unknown>[], string, number]>([
    ['an average leaves out who has no value', { type: 'average', value: 'csat' }, { unit: '' }, csat, '4.33', 3],
    ['an average of durations in hours', { type: 'average', ...span }, { unit: 'h' }, durations, '10.50', 4],
    ['an average of durations in days', { type: 'average', ...span }, { unit: 'd' }, durations, '0.44', 4],
    [
      'the median by nearest rank',
      { type: 'percentile', percentile: 50, ...span },
      { unit: 'h' },
      durations,
      '4.00',
      1,
    ],
    [
      'the 90th percentile by nearest rank',
      { type: 'percentile', percentile: 90, ...span },
      { unit: 'h' },
      durations,
      '30.00',
      1,
    ],
    [
      'a filter before the average',
      { type: 'average', value: 'csat', where: 'csat < 5' },
      { unit: '' },
      csat,
      '4.00',
      2,
    ],
  ])('given %s, then the value is exact', (_, measure, more, rows, shown, denominator) => {
    expect(measureKpi(givenAKpi(measure, more), rows, clock)).toMatchObject({ shown, denominator });
  });

  test('given tenths, then their sum meets its target exactly', () => {
    const total = givenAKpi({ type: 'sum', value: 'cost' }, { unit: 'CNY', target: 0.3 });

    expect(measureKpi(total, [{ cost: 0.1 }, { cost: 0.2 }], clock)).toMatchObject({ value: 0.3, status: 'green' });
  });

  test('given availability, then it is cut off after three decimals, not rounded', () => {
    const availability = givenAKpi({ type: 'sum', value: 'percent' }, { target: 99.9, display: 'truncate-3' });

    expect(measureKpi(availability, [{ percent: 99.8999 }], clock)).toMatchObject({ shown: '99.899', status: 'amber' });
  });

  test.each<[string, object, object]>([
    ['a filter that is no condition', { type: 'count', where: 'status' }, { unit: '' }],
    ['a value that is a text', { type: 'sum', value: 'status' }, { unit: '' }],
    ['a duration in percent', { type: 'average', ...span }, { unit: '%' }],
    ['an expression that is refused', { type: 'count', where: 'a == 1' }, { unit: '' }],
  ])('given %s, then MEASURE_INVALID says so', (_, measure, more) => {
    expect(() => measureKpi(givenAKpi(measure, more), [{ status: 'closed' }], clock)).toThrow(
      expect.objectContaining({ code: 'MEASURE_INVALID' }),
    );
  });
});

test('given expressions that are refused, then the findings name them', () => {
  expect(measureFindings(givenAKpi({ type: 'ratio', where: 'a == 1', over: 'f(1)' })).map(({ path }) => path)).toEqual([
    'measure.over',
    'measure.where',
  ]);
  expect(measureFindings(givenAKpi(inTarget))).toEqual([]);
});
