import { emptyTally, tallyFigure } from '../../../rules/kpi-tally.ts';
import type { Kpi } from '../../../rules/schema/kpi.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { stockNow } from './kpi-figures.ts';
import { lastEndedPeriods } from './kpi-period.ts';
import { keptIn, type Snapshot, saveSnapshots } from './kpi-snapshot.repository.ts';
import { allServices, countedRows, keyOf, readTallies } from './kpi-tally.repository.ts';
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
      const missing = process.kpis
        .map((kpi) => ({ kpi, period: ended[kpi.frequency] }))
        .filter(({ kpi, period }) => !there.has(`${process.id} ${kpi.id} ${period}`));
      const counted = missing.filter(({ kpi }) => !isStock(kpi));
      const stocks = missing.filter(({ kpi }) => isStock(kpi));
      await saveSnapshots(tx, process.id, [
        ...(await countedSnapshots(tx, process.id, counted)),
        ...(await this.#stockSnapshots(tx, stocks)),
      ]);
      kept += missing.length;
    }
    return kept;
  }

  async #stockSnapshots(tx: Transaction, stocks: readonly KpiPeriod[]): Promise<readonly Snapshot[]> {
    const taken: Snapshot[] = [];
    for (const { kpi, period } of stocks) {
      const options = { by: this.#rowsBy(tx.now), zone: this.#zone, service: undefined };
      taken.push({ kpi, period, ...(await stockNow(tx, kpi, options)) });
    }
    return taken;
  }
}

interface KpiPeriod {
  readonly kpi: Kpi;
  readonly period: string;
}

/** What the tallies of a process say of these periods, with the rows they were counted from. */
async function countedSnapshots(
  tx: Transaction,
  processId: string,
  counted: readonly KpiPeriod[],
): Promise<readonly Snapshot[]> {
  const places = counted.map(({ kpi, period }) => ({ kpiId: kpi.id, period, serviceId: allServices }));
  const tallies = await readTallies(tx, processId, places);
  const rows = await countedRows(tx, processId, places);
  return counted.map(({ kpi, period }) => {
    const key = keyOf({ kpiId: kpi.id, period, serviceId: allServices });
    return { kpi, period, figure: tallyFigure(kpi, tallies.get(key) ?? emptyTally), rows: rows.get(key) ?? [] };
  });
}
