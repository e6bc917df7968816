import type { Transaction } from '../../database/unit-of-work.ts';
import { countedFigure, stockNow } from './kpi-figures.ts';
import { lastEndedPeriods } from './kpi-period.ts';
import { keptIn, type SnapshotRow, saveSnapshot } from './kpi-snapshot.repository.ts';
import type { KpiTallyService } from './kpi-tally.service.ts';
import { isStock, type MeasuredProcess } from './measured-process.ts';
import type { RowsBy } from './measured-rows.ts';

/** Keeps the figures of periods that have ended: what is reported stays as it was, whatever is corrected later. */
export class KpiSnapshotService {
  readonly #processes: () => readonly MeasuredProcess[];
  readonly #tallies: KpiTallyService;
  readonly #rowsBy: (now: Date) => RowsBy;
  readonly #zone: string;

  constructor(parts: {
    readonly processes: () => readonly MeasuredProcess[];
    readonly tallies: KpiTallyService;
    readonly rowsBy: (now: Date) => RowsBy;
    readonly zone: string;
  }) {
    this.#processes = parts.processes;
    this.#tallies = parts.tallies;
    this.#rowsBy = parts.rowsBy;
    this.#zone = parts.zone;
  }

  /** Keeps the last ended period of every indicator, unless it is kept already. @returns how many were kept */
  async take(tx: Transaction): Promise<number> {
    const ended = lastEndedPeriods(tx.now, this.#zone);
    const there = new Set(
      (await keptIn(tx, Object.values(ended))).map(({ processId, kpiId, period }) => `${processId} ${kpiId} ${period}`),
    );
    let kept = 0;
    for (const process of this.#processes()) {
      while (!(await this.#tallies.catchUp(tx, process)));
      const missing = process.kpis.filter((kpi) => !there.has(`${process.id} ${kpi.id} ${ended[kpi.frequency]}`));
      for (const kpi of missing) {
        const period = ended[kpi.frequency];
        const taken = isStock(kpi)
          ? await stockNow(tx, kpi, { by: this.#rowsBy(tx.now), zone: this.#zone, service: undefined })
          : {
              figure: await countedFigure(tx, process.id, kpi, { period, service: undefined }),
              rows: await countedRows(tx, process.id, kpi.id, period),
            };
        await saveSnapshot(tx, process.id, kpi, { period, ...taken });
        kept += 1;
      }
    }
    return kept;
  }
}

async function countedRows(
  tx: Transaction,
  processId: string,
  kpiId: string,
  period: string,
): Promise<readonly SnapshotRow[]> {
  const rows = await tx.query<{ row_id: string; record_id: string; chosen: number }>(
    'SELECT row_id, record_id, chosen FROM kpi_contribution WHERE process_id = ? AND kpi_id = ? AND period = ?',
    [processId, kpiId, period],
  );
  return rows.map((row) => ({ rowId: row.row_id, recordId: row.record_id, chosen: row.chosen === 1 }));
}
