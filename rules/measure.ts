import { type Clock, compileExpression } from './expression/index.ts';
import { contributionOf, type MeasuredRow } from './measure-row.ts';
import { compare, product, quotient, type Rational, rational, sum, toNumber, toText } from './rational.ts';
import type { Kpi } from './schema/kpi.ts';

export type { MeasuredRow } from './measure-row.ts';

export type KpiStatus = 'green' | 'amber' | 'red' | 'no-data';

/** A KPI of one period. */
export interface KpiFigure {
  /** In the unit of the KPI, for charts; null without data. Target and status are compared exactly, not with this. */
  readonly value: number | null;
  /** Rounded for people, e.g. `95.90`; null without data. */
  readonly shown: string | null;
  readonly numerator: number;
  /** Null for counts and sums, which have none. */
  readonly denominator: number | null;
  readonly status: KpiStatus;
}

/** A KPI of one period, with the records behind it. */
export interface KpiReading extends KpiFigure {
  /** Positions of the records that make up numerator and denominator. */
  readonly numeratorRows: readonly number[];
  readonly denominatorRows: readonly number[];
}

/**
 * Evaluates a KPI over the records of one period.
 *
 * Worked example: of 23 requests 22 in target gives 95.65 %, which meets a target of 95; 21 gives 91.30 %, missed by
 * less than 5 % of the target, so amber.
 *
 * @param rows records whose `periodBy` lies in the period
 * @throws {RuleError} `MEASURE_INVALID` when an expression is refused, a filter gives neither true, false nor null,
 *   or a value is not a number
 *
 * Source: ISO/IEC 20000-1:2018, 9.1 (monitoring and measurement against defined criteria).
 */
export function measureKpi(kpi: Kpi, rows: readonly MeasuredRow[], clock: Clock): KpiReading {
  const parts = rows.map((row) => contributionOf(kpi, row, clock));
  const chosen = [...rows.keys()].filter((index) => parts[index]?.chosen);
  const population = [...rows.keys()].filter((index) => parts[index]?.counted);
  const { type } = kpi.measure;
  const values = parts.flatMap((part) => part.value ?? []).toSorted(compare);
  const total = type === 'percentile' ? nearestRank(kpi, values.length, (index) => values[index]) : sum(values);
  const figure = figureOf(kpi, { population: population.length, chosen: chosen.length, total });
  return { ...figure, numeratorRows: chosen, denominatorRows: population };
}

/** Why a KPI is not accepted into a process package: each expression that is refused. */
export function measureFindings({ measure }: Kpi): readonly { readonly path: string; readonly message: string }[] {
  const expressions = [
    ['over', measure.over],
    ['where', measure.where],
    ['value', 'value' in measure ? measure.value : undefined],
  ] as const;
  return expressions.flatMap(([name, source]) => {
    const compiled = source === undefined ? undefined : compileExpression(source);
    if (!compiled || compiled.ok) return [];
    return compiled.findings.map(({ message, from }) => ({
      path: `measure.${name}`,
      message: `${message} (character ${from + 1})`,
    }));
  });
}

/** What the records of a period amount to. */
export interface KpiAmounts {
  /** Records that count at all. */
  readonly population: number;
  /** Records in the numerator. */
  readonly chosen: number;
  /** Sum of the values, or for a percentile the value of the nearest rank. */
  readonly total: Rational;
}

/** The value at the nearest rank of a percentile; zero without values. `valueAt` counts from 0, ascending. */
export function nearestRank(kpi: Kpi, count: number, valueAt: (index: number) => Rational | undefined): Rational {
  if (kpi.measure.type !== 'percentile') return rational(0);
  const rank = Math.max(1, Math.ceil((kpi.measure.percentile * count) / 100));
  return valueAt(rank - 1) ?? rational(0);
}

/** Value, display and status of what was counted; the same arithmetic however the counting was done. */
export function figureOf(kpi: Kpi, { population, chosen, total }: KpiAmounts): KpiFigure {
  switch (kpi.measure.type) {
    case 'count':
      return figure(kpi, rational(chosen), null, rational(1));
    case 'ratio':
      return figure(kpi, rational(chosen), rational(population), rational(kpi.unit === '%' ? 100 : 1));
    case 'sum':
      return figure(kpi, total, null, rational(1));
    case 'average':
      return figure(kpi, total, rational(chosen), rational(1));
    case 'percentile':
      return figure(kpi, total, rational(chosen > 0 ? 1 : 0), rational(1));
  }
}

function figure(kpi: Kpi, numerator: Rational, by: Rational | null, scale: Rational): KpiFigure {
  const common = { numerator: toNumber(numerator), denominator: by ? toNumber(by) : null };
  if (by?.numerator === 0n) return { ...common, value: null, shown: null, status: 'no-data' };
  const value = by ? quotient(product(numerator, scale), by) : numerator;
  const shown = kpi.display === 'truncate-3' ? toText(value, 3, 'truncate') : toText(value, 2, 'half-up');
  return { ...common, value: toNumber(value), shown, status: statusOf(kpi, value) };
}

/** Green: target met; amber: missed by at most 5 % of the target (for a target of 0: by at most 1); else red. */
function statusOf({ target, direction }: Kpi, value: Rational): KpiStatus {
  const goal = rational(target);
  const meets = (limit: Rational) => (direction === 'up' ? compare(value, limit) >= 0 : compare(value, limit) <= 0);
  if (meets(goal)) return 'green';
  const tolerance = target === 0 ? rational(1) : product(rational(Math.abs(target)), rational(0.05));
  const side = rational(direction === 'up' ? -1 : 1);
  return meets(sum([goal, product(tolerance, side)])) ? 'amber' : 'red';
}
