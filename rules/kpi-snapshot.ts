import { DateTime } from 'luxon';
import type { Clock } from './expression/index.ts';
import { type KpiStatus, type MeasuredRow, measureKpi } from './measure.ts';
import type { Kpi } from './schema/kpi.ts';

/** A record offered to a KPI. */
export interface KpiRecord {
  readonly id: string;
  readonly fields: MeasuredRow;
}

/** A KPI of one period as it is kept, with what it was measured against then. */
export interface KpiSnapshot {
  readonly kpi: string;
  readonly process: string;
  /** Null: over all services. */
  readonly service: string | null;
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly shown: string | null;
  readonly unit: string;
  readonly target: number;
  readonly direction: Kpi['direction'];
  readonly status: KpiStatus;
  /** Ids of exactly the records counted, for drilling down. */
  readonly numeratorRecords: readonly string[];
  readonly denominatorRecords: readonly string[];
}

/** What a snapshot is of. */
export interface SnapshotScope {
  readonly process: string;
  readonly service?: string;
  readonly period: string;
  /** IANA zone whose months, weeks and years the periods are. */
  readonly zone: string;
}

const formats: Readonly<Record<Kpi['frequency'], string>> = {
  weekly: "kkkk-'W'WW",
  monthly: 'yyyy-MM',
  quarterly: "yyyy-'Q'q",
  yearly: 'yyyy',
};

/** The period in which an instant lies: `2026-W11`, `2026-03`, `2026-Q1` or `2026`. */
export function periodOf(at: Date, frequency: Kpi['frequency'], zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat(formats[frequency]);
}

/**
 * Measures a KPI over the records whose `periodBy` lies in a period.
 *
 * A stock is what is there at the end of the period, whenever it began: to be measured when the period ends.
 *
 * @param records any records of the measured type; those of other periods, and without the instant, are passed over
 * @throws {RuleError} `MEASURE_INVALID`
 */
export function snapshotKpi(
  kpi: Kpi,
  records: readonly KpiRecord[],
  { process, service, period, zone }: SnapshotScope,
  clock: Clock,
): KpiSnapshot {
  const inside = records.filter(({ fields }) => {
    const at = instantOf(fields[kpi.measure.periodBy]);
    if (at === undefined) return false;
    const own = periodOf(at, kpi.frequency, zone);
    // Periods of one length sort as texts.
    return isStock(kpi) ? own <= period : own === period;
  });
  const { numeratorRows, denominatorRows, ...figure } = measureKpi(
    kpi,
    inside.map(({ fields }) => fields),
    clock,
  );
  const ids = (rows: readonly number[]) => rows.flatMap((row) => inside[row]?.id ?? []);
  const { id, unit, target, direction } = kpi;
  return {
    kpi: id,
    process,
    service: service ?? null,
    period,
    ...figure,
    unit,
    target,
    direction,
    numeratorRecords: ids(numeratorRows),
    denominatorRecords: ids(denominatorRows),
  };
}

function isStock({ measure }: Kpi): boolean {
  return measure.type === 'count' && measure.stock === true;
}

function instantOf(value: unknown): Date | undefined {
  const at = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
