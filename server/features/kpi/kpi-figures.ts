import { tallyFigure } from '../../../rules/kpi-tally.ts';
import { type KpiFigure, measureKpi } from '../../../rules/measure.ts';
import type { Kpi } from '../../../rules/schema/kpi.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { SnapshotRow } from './kpi-snapshot.repository.ts';
import { allServices, readTally } from './kpi-tally.repository.ts';
import { type Measured, measuredRows, type RowsBy } from './measured-rows.ts';

type Source = Pick<Reader, 'query'>;

/** Open records that are looked at for a stock; more than anybody has open is a fault elsewhere. */
const mostOpen = 50_000;
const chunk = 500;

/** The figure of a period as it has been counted so far. */
export async function countedFigure(
  reader: Source,
  processId: string,
  kpi: Kpi,
  { period, service }: { readonly period: string; readonly service: string | undefined },
): Promise<KpiFigure> {
  const serviceId = service ?? allServices;
  return tallyFigure(kpi, await readTally(reader, processId, { kpiId: kpi.id, period, serviceId }));
}

/** What is there now of what a stock counts: among the records that are not closed, however old they are. */
export async function stockNow(
  reader: Source,
  kpi: Kpi,
  { by, zone, service }: { readonly by: RowsBy; readonly zone: string; readonly service: string | undefined },
): Promise<{ readonly figure: KpiFigure; readonly rows: readonly SnapshotRow[] }> {
  const open = await reader.query<{ id: string }>(
    `SELECT id FROM record WHERE type = ? AND closed_at IS NULL AND (? = '*' OR service_id = ?) ORDER BY id LIMIT ${mostOpen}`,
    [kpi.measure.of, service ?? allServices, service ?? ''],
  );
  const rows: Measured[] = [];
  for (let at = 0; at < open.length; at += chunk) {
    const ids = open.slice(at, at + chunk).map(({ id }) => id);
    rows.push(...(await measuredRows(reader, ids, new Set(['records']), by)));
  }
  const clock = { now: by.now, zone };
  const fields = rows.map((row) => row.fields);
  const { numeratorRows, denominatorRows, ...figure } = measureKpi(kpi, fields, clock);
  const chosen = new Set(numeratorRows);
  const counted = denominatorRows.flatMap((index): SnapshotRow[] => {
    const row = rows[index];
    return row ? [{ rowId: row.rowId, recordId: row.recordId, chosen: chosen.has(index) }] : [];
  });
  return { figure, rows: counted };
}
