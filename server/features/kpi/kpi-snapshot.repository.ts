import type { KpiFigure } from '../../../rules/measure.ts';
import type { Kpi } from '../../../rules/schema/kpi.ts';
import { insertMany } from '../../database/insert-many.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';

/** An indicator of a period that has ended, as it was kept. */
export interface StoredSnapshot {
  readonly kpiId: string;
  readonly period: string;
  readonly figure: KpiFigure;
  readonly takenAt: string;
}

/** What was counted then. */
export interface SnapshotRow {
  readonly rowId: string;
  readonly recordId: string;
  readonly chosen: boolean;
}

/** Indicators of any process that are kept in these periods, as process and id. */
export async function keptIn(
  reader: Pick<Reader, 'query'>,
  periods: readonly string[],
): Promise<readonly { readonly processId: string; readonly kpiId: string; readonly period: string }[]> {
  const rows = await reader.query<{ process_id: string; kpi_id: string; period: string }>(
    `SELECT process_id, kpi_id, period FROM kpi_snapshot WHERE period IN (${placeholders(periods)})`,
    periods,
  );
  return rows.map((row) => ({ processId: row.process_id, kpiId: row.kpi_id, period: row.period }));
}

export async function findSnapshots(
  reader: Pick<Reader, 'query'>,
  processId: string,
  periods: readonly string[],
): Promise<readonly StoredSnapshot[]> {
  if (periods.length === 0) return [];
  const rows = await reader.query<{ kpi_id: string; period: string; figure: string; taken_at: string }>(
    `SELECT kpi_id, period, figure, taken_at FROM kpi_snapshot
     WHERE process_id = ? AND period IN (${placeholders(periods)})`,
    [processId, ...periods],
  );
  return rows.map((row) => ({
    kpiId: row.kpi_id,
    period: row.period,
    figure: JSON.parse(row.figure) as KpiFigure,
    takenAt: row.taken_at,
  }));
}

/** An indicator in a period, with every row that was counted. */
export interface Snapshot {
  readonly kpi: Kpi;
  readonly period: string;
  readonly figure: KpiFigure;
  readonly rows: readonly SnapshotRow[];
}

/** Keeps periods of indicators of a process for ever, with what they were measured against and every row that was counted. */
export async function saveSnapshots(tx: Transaction, processId: string, snapshots: readonly Snapshot[]): Promise<void> {
  await insertMany(
    tx,
    'kpi_snapshot',
    snapshots.map(({ kpi: { id, unit, target, direction }, period, figure }) => ({
      process_id: processId,
      kpi_id: id,
      period,
      figure: JSON.stringify(figure),
      unit,
      target,
      direction,
      taken_at: tx.now,
    })),
  );
  await insertMany(
    tx,
    'kpi_snapshot_row',
    snapshots.flatMap(({ kpi, period, rows }) =>
      rows.map(({ rowId, recordId, chosen }) => ({
        process_id: processId,
        kpi_id: kpi.id,
        period,
        row_id: rowId,
        record_id: recordId,
        chosen,
      })),
    ),
  );
}
