import { RuleError } from './errors.ts';
import { type Clock, compileExpression, type JsonValue } from './expression/index.ts';
import { quotient, type Rational, rational } from './rational.ts';
import type { Kpi } from './schema/kpi.ts';

/** A record as a measure reads it: its fields by name. */
export type MeasuredRow = Readonly<Record<string, unknown>>;

/** What one record adds to a KPI. */
export interface Contribution {
  /** True when it belongs to the population. */
  readonly counted: boolean;
  /** True when it belongs to the numerator; for values: when it has one. */
  readonly chosen: boolean;
  /** Its value, for sums, averages and percentiles. */
  readonly value?: Rational;
}

const nothing: Contribution = { counted: false, chosen: false };

/**
 * What one record adds to a KPI, by itself.
 *
 * @throws {RuleError} `MEASURE_INVALID` when an expression is refused, a filter gives neither true, false nor null,
 *   or a value is not a number
 */
export function contributionOf(kpi: Kpi, row: MeasuredRow, clock: Clock): Contribution {
  const { measure } = kpi;
  if (measure.over !== undefined && !passes(kpi, measure.over, row, clock)) return nothing;
  const chosen = measure.where === undefined || passes(kpi, measure.where, row, clock);
  if (measure.type === 'count' || measure.type === 'ratio') return { counted: true, chosen };
  const value = chosen ? addedValue(kpi, measure, row, clock) : undefined;
  return value ? { counted: true, chosen: true, value } : nothing;
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
function addedValue(kpi: Kpi, measure: Valued, row: MeasuredRow, clock: Clock): Rational | undefined {
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
