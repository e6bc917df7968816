import { RuleError } from './errors.ts';
import { type Clock, compileExpression, type JsonValue } from './expression/index.ts';
import { compare, product, quotient, type Rational, rational, sum, toNumber, toText } from './rational.ts';
import type { Kpi } from './schema/kpi.ts';

/** A record as a measure reads it: its fields by name. */
export type MeasuredRow = Readonly<Record<string, unknown>>;

export type KpiStatus = 'green' | 'amber' | 'red' | 'no-data';

/** A KPI of one period, with the records behind it. */
export interface KpiReading {
  /** In the unit of the KPI, for charts; null without data. Target and status are compared exactly, not with this. */
  readonly value: number | null;
  /** Rounded for people, e.g. `95.90`; null without data. */
  readonly shown: string | null;
  readonly numerator: number;
  /** Null for counts and sums, which have none. */
  readonly denominator: number | null;
  readonly status: KpiStatus;
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
  const { measure } = kpi;
  const passing = (index: number, filter: string | undefined) =>
    filter === undefined || passes(kpi, filter, rows[index] ?? {}, clock);
  const population = [...rows.keys()].filter((index) => passing(index, measure.over));
  const chosen = population.filter((index) => passing(index, measure.where));
  if (measure.type === 'count') return reading(kpi, rational(chosen.length), null, chosen, population);
  if (measure.type === 'ratio') {
    const scale = rational(kpi.unit === '%' ? 100 : 1);
    return reading(kpi, rational(chosen.length), { by: rational(population.length), scale }, chosen, population);
  }

  const valued = chosen.flatMap((index) => {
    const value = contributionOf(kpi, measure, rows[index] ?? {}, clock);
    return value ? [{ index, value }] : [];
  });
  const used = valued.map(({ index }) => index);
  const values = valued.map(({ value }) => value);
  if (measure.type === 'sum') return reading(kpi, sum(values), null, used, used);
  if (measure.type === 'average')
    return reading(kpi, sum(values), { by: rational(values.length), scale: rational(1) }, used, used);
  const ranked = values.toSorted(compare);
  const rank = Math.max(1, Math.ceil((measure.percentile * ranked.length) / 100));
  const nearest = ranked[rank - 1];
  const scale = rational(1);
  return reading(kpi, nearest ?? rational(0), { by: rational(nearest ? 1 : 0), scale }, used, used);
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

interface Division {
  readonly by: Rational;
  readonly scale: Rational;
}

function reading(
  kpi: Kpi,
  numerator: Rational,
  division: Division | null,
  numeratorRows: readonly number[],
  denominatorRows: readonly number[],
): KpiReading {
  const common = {
    numerator: toNumber(numerator),
    denominator: division ? toNumber(division.by) : null,
    numeratorRows,
    denominatorRows,
  };
  if (division && division.by.numerator === 0n) return { ...common, value: null, shown: null, status: 'no-data' };
  const value = division ? quotient(product(numerator, division.scale), division.by) : numerator;
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

/** Null is "no": a field nobody filled in does not satisfy a comparison. */
function passes(kpi: Kpi, filter: string, row: MeasuredRow, clock: Clock): boolean {
  const verdict = evaluate(kpi, filter, row, clock);
  if (typeof verdict === 'boolean') return verdict;
  if (verdict === null) return false;
  throw invalid(kpi, `"${filter}" gives ${JSON.stringify(verdict)}; allowed: true or false`);
}

type Valued = Extract<Kpi['measure'], { from?: unknown }>;

/** The value a record contributes; undefined when it has none. */
function contributionOf(kpi: Kpi, measure: Valued, row: MeasuredRow, clock: Clock): Rational | undefined {
  if (measure.value === undefined) return durationOf(kpi, row[measure.from ?? ''], row[measure.to ?? '']);
  const value = evaluate(kpi, measure.value, row, clock);
  if (value === null) return undefined;
  if (typeof value === 'number') return rational(value);
  throw invalid(kpi, `"${measure.value}" gives ${JSON.stringify(value)}; allowed: a number`);
}

const unitMs: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

function durationOf(kpi: Kpi, from: unknown, to: unknown): Rational | undefined {
  const unit = unitMs[kpi.unit];
  if (unit === undefined)
    throw invalid(kpi, `unit "${kpi.unit}" of a duration; allowed: ${Object.keys(unitMs).join(', ')}`);
  const [begin, end] = [instantMs(from), instantMs(to)];
  if (begin === undefined || end === undefined) return undefined;
  return quotient(rational(end - begin), rational(unit));
}

function instantMs(value: unknown): number | undefined {
  const at = value instanceof Date ? value.getTime() : Date.parse(typeof value === 'string' ? value : '');
  return Number.isNaN(at) ? undefined : at;
}

function evaluate(kpi: Kpi, source: string, row: MeasuredRow, clock: Clock): JsonValue {
  const compiled = compileExpression(source);
  if (!compiled.ok) throw invalid(kpi, compiled.findings.map(({ message }) => message).join('; '));
  return compiled.expression.evaluate(row, clock).value;
}

function invalid(kpi: Kpi, message: string): RuleError {
  return new RuleError('MEASURE_INVALID', `KPI "${kpi.id}": ${message}`, { kpi: kpi.id });
}
