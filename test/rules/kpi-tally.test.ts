import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodOf, snapshotKpi } from '../../rules/kpi-snapshot.ts';
import { emptyTally, tallyChanged, tallyFigure } from '../../rules/kpi-tally.ts';
import { measureKpi } from '../../rules/measure.ts';
import { contributionOf } from '../../rules/measure-row.ts';
import { kpi } from '../../rules/schema/kpi.ts';

const clock = { now: new Date('2026-04-01T00:00:00Z'), zone: 'Asia/Shanghai' };
const common = { of: 'incident', periodBy: 'closedAt', over: 'status = "closed"' };
const kpis = [
  { type: 'count', ...common, where: 'met' },
  { type: 'ratio', ...common, where: 'met' },
  { type: 'sum', ...common, value: 'cost' },
  { type: 'average', ...common, where: 'met', value: 'cost' },
  { type: 'percentile', ...common, value: 'cost', percentile: 90 },
  { type: 'percentile', ...common, value: 'cost', percentile: 50 },
].map((measure) =>
  kpi.parse({
    id: 'K1',
    name: { en: 'Any', zh: '任意' },
    measure,
    unit: '',
    target: 2,
    direction: 'down',
    frequency: 'monthly',
    owner: 'process-owner',
  }),
);

const row = fc.record({
  status: fc.constantFrom('closed', 'cancelled'),
  met: fc.option(fc.boolean()),
  cost: fc.option(fc.constantFrom(-1, 0, 0.1, 0.2, 0.3, 7, 12.5)),
});
/** Records that come, change and go: the place of a record, and what it is then. */
const changes = fc.array(fc.tuple(fc.nat(9), fc.option(row)), { maxLength: 40 });

describe.each(kpis.map((each) => [each.measure.type, each] as const))('a tally of a %s', (_, measured) => {
  test('given any changes, then it is what measuring all records anew gives', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const kept = new Map<number, ReturnType<typeof contributionOf>>();
        const rows = new Map<number, object>();
        let tally = emptyTally;
        for (const [place, fields] of steps) {
          const after = fields ? contributionOf(measured, fields, clock) : null;
          tally = tallyChanged(measured, tally, kept.get(place) ?? null, after);
          if (fields && after) {
            kept.set(place, after);
            rows.set(place, fields);
          } else {
            kept.delete(place);
            rows.delete(place);
          }
        }
        const { numeratorRows, denominatorRows, ...anew } = measureKpi(measured, [...rows.values()] as [], clock);

        expect(tallyFigure(measured, JSON.parse(JSON.stringify(tally)))).toEqual(anew);
        expect([tally.chosen, tally.population]).toEqual([numeratorRows.length, denominatorRows.length]);
      }),
    );
  });
});

describe('a monthly snapshot', () => {
  const [, ratio = kpis[0]] = kpis;
  const records = [
    { id: 'a', fields: { status: 'closed', met: true, closedAt: '2026-03-31T15:59:59Z' } },
    { id: 'b', fields: { status: 'closed', met: false, closedAt: '2026-02-28T16:00:00Z' } },
    { id: 'c', fields: { status: 'cancelled', met: true, closedAt: '2026-03-10T00:00:00Z' } },
    { id: 'd', fields: { status: 'closed', met: true, closedAt: '2026-03-31T16:00:00Z' } },
    { id: 'e', fields: { status: 'closed', met: true } },
  ];

  test('given records around the month of the zone, then it holds those counted and exactly their ids', () => {
    if (!ratio) throw new Error('no KPI');
    const scope = { process: 'incident', period: '2026-03', zone: 'Asia/Shanghai' };

    expect(snapshotKpi(ratio, records, scope, clock)).toEqual({
      kpi: 'K1',
      process: 'incident',
      service: null,
      period: '2026-03',
      numerator: 1,
      denominator: 2,
      value: 0.5,
      shown: '0.50',
      unit: '',
      target: 2,
      direction: 'down',
      status: 'green',
      numeratorRecords: ['a'],
      denominatorRecords: ['a', 'b'],
    });
  });

  test.each([
    ['weekly', '2027-01-01T00:00:00Z', '2026-W53'],
    ['monthly', '2026-12-31T16:00:00Z', '2027-01'],
    ['quarterly', '2026-03-31T16:00:00Z', '2026-Q2'],
    ['yearly', '2026-12-31T15:59:59Z', '2026'],
  ] as const)('given a %s KPI, when a record is closed at %s, then it belongs to %s', (frequency, at, period) => {
    expect(periodOf(new Date(at), frequency, 'Asia/Shanghai')).toBe(period);
  });
});

test('given a count of stock, then what began before the period counts as long as it is there, and what comes later does not', () => {
  const stock = kpi.parse({
    id: 'K6',
    name: { en: 'Open', zh: '未结' },
    measure: { type: 'count', of: 'incident', over: 'resolvedAt = null', periodBy: 'registeredAt', stock: true },
    unit: '',
    target: 0,
    direction: 'down',
    frequency: 'monthly',
    owner: 'process-owner',
  });
  const record = (id: string, registeredAt: string, resolvedAt: string | null = null) => ({
    id,
    fields: { registeredAt, resolvedAt },
  });
  const records = [
    record('old', '2026-01-05T00:00:00Z'),
    record('solved', '2026-01-06T00:00:00Z', '2026-02-01T00:00:00Z'),
    record('new', '2026-03-31T15:59:00Z'),
    record('later', '2026-03-31T16:01:00Z'),
  ];

  const scope = { process: 'incident', period: '2026-03', zone: 'Asia/Shanghai' };

  expect(snapshotKpi(stock, records, scope, clock).numeratorRecords).toEqual(['old', 'new']);
});
