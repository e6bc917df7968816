import { figureOf, type KpiFigure, nearestRank } from './measure.ts';
import type { Contribution } from './measure-row.ts';
import { compare, type Rational, rational, readRational, sum, writtenRational } from './rational.ts';
import type { Kpi } from './schema/kpi.ts';

/** Running amounts of a KPI in one period, kept as records come, change and go. Plain JSON. */
export interface KpiTally {
  readonly population: number;
  readonly chosen: number;
  /** Exact sum of the values, `numerator/denominator`. */
  readonly total: string;
  /** How often each value occurs, for percentiles; empty otherwise. */
  readonly values: Readonly<Record<string, number>>;
}

/** The tally of a period without records. */
export const emptyTally: KpiTally = { population: 0, chosen: 0, total: '0/1', values: {} };

/**
 * The tally after one record changed: what it added before is taken out, what it adds now is put in. Only that record
 * is looked at, however many the period has. Whoever keeps a tally keeps what each record added.
 *
 * @param before null for a record that is new in the period
 * @param after null for a record that left the period
 */
export function tallyChanged(
  kpi: Kpi,
  tally: KpiTally,
  before: Contribution | null,
  after: Contribution | null,
): KpiTally {
  const changed = (amount: number, name: 'counted' | 'chosen') =>
    amount - Number(before?.[name] ?? false) + Number(after?.[name] ?? false);
  const values = new Map(Object.entries(tally.values));
  const occur = (value: Rational | undefined, by: number) => {
    if (!value || kpi.measure.type !== 'percentile') return;
    const count = (values.get(writtenRational(value)) ?? 0) + by;
    if (count > 0) values.set(writtenRational(value), count);
    else values.delete(writtenRational(value));
  };
  occur(before?.value, -1);
  occur(after?.value, 1);
  return {
    population: changed(tally.population, 'counted'),
    chosen: changed(tally.chosen, 'chosen'),
    total: writtenRational(sum([readRational(tally.total), negative(before?.value), after?.value ?? rational(0)])),
    values: Object.fromEntries(values),
  };
}

/** The figure a tally stands for: the same as measuring all its records anew. */
export function tallyFigure(kpi: Kpi, tally: KpiTally): KpiFigure {
  const total = kpi.measure.type === 'percentile' ? ranked(kpi, tally) : readRational(tally.total);
  return figureOf(kpi, { population: tally.population, chosen: tally.chosen, total });
}

function ranked(kpi: Kpi, { values, chosen }: KpiTally): Rational {
  const ascending = Object.entries(values)
    .map(([value, count]) => ({ value: readRational(value), count }))
    .toSorted((a, b) => compare(a.value, b.value));
  return nearestRank(kpi, chosen, (index) => {
    let passed = 0;
    return ascending.find(({ count }) => {
      passed += count;
      return passed > index;
    })?.value;
  });
}

function negative(value: Rational | undefined): Rational {
  return value ? { ...value, numerator: -value.numerator } : rational(0);
}
