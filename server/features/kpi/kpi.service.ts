import type { KpiFigure } from '../../../rules/measure.ts';
import type { Kpi } from '../../../rules/schema/kpi.ts';
import type { Actor } from '../../actor.ts';
import type { Localized } from '../../contract/common.ts';
import type { KpiRecord, KpiView } from '../../contract/kpi.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { readableRecords } from '../record/readable.view.ts';
import { countedFigure, stockNow } from './kpi-figures.ts';
import { endOfDay, periodsUntil } from './kpi-period.ts';
import { type CountedFilter, listCounted, listGiven } from './kpi-records.ts';
import { findSnapshots, type StoredSnapshot } from './kpi-snapshot.repository.ts';
import type { KpiTallyService } from './kpi-tally.service.ts';
import { isStock, type MeasuredProcess } from './measured-process.ts';
import type { RowsBy } from './measured-rows.ts';

interface Parts {
  readonly reader: Reader;
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly processes: () => readonly MeasuredProcess[];
  readonly tallies: KpiTallyService;
  readonly rowsBy: (now: Date) => RowsBy;
  readonly roleName: (role: string) => Localized;
  readonly now: () => Date;
  readonly zone: string;
}

interface Wanted {
  readonly process?: string | undefined;
  readonly on?: string | undefined;
  readonly service?: string | undefined;
}

const trendLength = 12;
const noData: KpiFigure = { value: null, shown: null, numerator: 0, denominator: null, status: 'no-data' };

/** Indicators as people read them: figures of now, periods as they were kept, and what was counted. */
export class KpiService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @throws {NotFound} for a process that is not installed */
  async list({ process: wanted, on, service }: Wanted): Promise<KpiView[]> {
    const { processes, now, zone } = this.#parts;
    const all = processes();
    const chosen = wanted === undefined ? all : all.filter(({ id }) => id === wanted);
    if (wanted !== undefined && chosen.length === 0) throw new NotFound('process', wanted);
    const end = on === undefined ? now() : endOfDay(on, zone);
    const at = new Date(Math.min(end.getTime(), now().getTime()));
    await this.#catchUp(chosen);
    const views: KpiView[] = [];
    for (const process of chosen)
      for (const kpi of process.kpis) views.push(await this.#view(process, kpi, at, service));
    return views;
  }

  /**
   * What was counted for a period: as it was kept, or as it is counted now.
   *
   * @throws {NotFound} for an unknown process or indicator
   */
  async records(
    { process: processId, kpi: kpiId }: { readonly process: string; readonly kpi: string },
    list: ListQuery<'number', CountedFilter>,
    actor: Actor,
  ): Promise<Page<KpiRecord>> {
    const { processes, reader, directory, rowsBy, now, zone } = this.#parts;
    const process = processes().find(({ id }) => id === processId);
    const kpi = process?.kpis.find(({ id }) => id === kpiId);
    if (!process || !kpi) throw new NotFound('indicator', `${processId}.${kpiId}`);
    await this.#catchUp([process]);
    const readable = await readableRecords(actor, directory);
    const { period, service } = list.filter;
    const kept =
      service === undefined && (await findSnapshots(reader, processId, [period])).some((each) => each.kpiId === kpiId);
    if (kept || !isStock(kpi)) {
      const place = { processId, kpiId, table: kept ? 'kpi_snapshot_row' : 'kpi_contribution' } as const;
      return listCounted(reader, place, list, readable);
    }
    const [current] = periodsUntil(now(), kpi.frequency, zone, 1);
    if (period !== current) return { rows: [], total: 0 };
    const { rows } = await stockNow(reader, kpi, { by: rowsBy(now()), zone, service });
    return listGiven(reader, rows, list, readable);
  }

  /** Figures are of now: what changed since the last time is counted first. */
  async #catchUp(processes: readonly MeasuredProcess[]): Promise<void> {
    const { unitOfWork, tallies } = this.#parts;
    for (const process of processes) while (!(await unitOfWork((tx) => tallies.catchUp(tx, process))));
  }

  async #view(process: MeasuredProcess, kpi: Kpi, at: Date, service: string | undefined): Promise<KpiView> {
    const { reader, roleName, zone } = this.#parts;
    const periods = periodsUntil(at, kpi.frequency, zone, trendLength);
    const kept = service === undefined ? await findSnapshots(reader, process.id, periods) : [];
    const trend = [];
    for (const period of periods) trend.push(await this.#figure(process.id, kpi, { period, service, kept }));
    const current = trend.at(-1);
    if (!current) throw new Error('a trend has its last period');
    const { figure, takenAt } = current;
    return {
      id: `${process.id}.${kpi.id}`,
      processId: process.id,
      processName: process.name,
      kpi: kpi.id,
      name: kpi.name,
      description: kpi.description ?? null,
      unit: kpi.unit,
      target: kpi.target,
      direction: kpi.direction,
      frequency: kpi.frequency,
      owner: roleName(kpi.owner),
      ...shownOf(current),
      numerator: figure.numerator,
      denominator: figure.denominator,
      takenAt,
      trend: trend.map(shownOf),
    };
  }

  async #figure(
    processId: string,
    kpi: Kpi,
    of: { readonly period: string; readonly service: string | undefined; readonly kept: readonly StoredSnapshot[] },
  ): Promise<PeriodFigure> {
    const { reader, rowsBy, now, zone } = this.#parts;
    const { period, service } = of;
    const snapshot = of.kept.find((each) => each.kpiId === kpi.id && each.period === period);
    if (snapshot) return { period, figure: snapshot.figure, takenAt: snapshot.takenAt };
    if (!isStock(kpi))
      return { period, figure: await countedFigure(reader, processId, kpi, { period, service }), takenAt: null };
    // What was there at the end of a period that was not kept cannot be told any more.
    const [current] = periodsUntil(now(), kpi.frequency, zone, 1);
    if (period !== current) return { period, figure: noData, takenAt: null };
    const { figure } = await stockNow(reader, kpi, { by: rowsBy(now()), zone, service });
    return { period, figure, takenAt: null };
  }
}

interface PeriodFigure {
  readonly period: string;
  readonly figure: KpiFigure;
  readonly takenAt: string | null;
}

function shownOf({ period, figure, takenAt }: PeriodFigure): KpiView['trend'][number] {
  const { value, shown, status } = figure;
  return { period, value, shown, status, frozen: takenAt !== null };
}
