import { createHash } from 'node:crypto';
import { periodOf } from '../../../rules/kpi-snapshot.ts';
import { emptyTally, tallyChanged } from '../../../rules/kpi-tally.ts';
import { type Contribution, contributionOf } from '../../../rules/measure-row.ts';
import type { Kpi } from '../../../rules/schema/kpi.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import {
  allServices,
  contributionsOf,
  forgetCounts,
  keyOf,
  lockProgress,
  readTallies,
  replaceContributions,
  type StoredContribution,
  saveProgress,
  saveTallies,
  type TallyPlace,
} from './kpi-tally.repository.ts';
import { isStock, type MeasuredProcess } from './measured-process.ts';
import { type Measured, measuredRows, type RowsBy, type Source } from './measured-rows.ts';

/** Entries of the history looked at in one transaction. */
const entriesPerTurn = 5_000;
/** Records per round: their rows are in memory together. */
const chunk = 200;
/**
 * Entries of the history that are looked at again on PostgreSQL, as far as they are young: a transaction that began
 * earlier may commit later. Counting a record twice changes nothing.
 */
const overlap = { entries: 500, ms: 60_000 } as const;

/**
 * Keeps what every record adds to every indicator, by what the history says has changed since the last time: only those
 * records are read, however many there are. It runs beside the transactions it counts, so that nobody waits for it, and
 * before figures are shown, so that they are of now.
 */
export class KpiTallyService {
  readonly #rowsBy: (now: Date) => RowsBy;
  readonly #zone: string;
  readonly #digests = new WeakMap<readonly Kpi[], string>();

  constructor(rowsBy: (now: Date) => RowsBy, zone: string) {
    this.#rowsBy = rowsBy;
    this.#zone = zone;
  }

  /**
   * Counts what changed since the last time, and everything anew when the definitions did; a part of it per
   * transaction, so that others get their turn.
   *
   * @returns true when nothing is left to count
   */
  async catchUp(tx: Transaction, process: MeasuredProcess): Promise<boolean> {
    const kpis = process.kpis.filter((kpi) => !isStock(kpi));
    if (kpis.length === 0) return true;
    const definitions = this.#digestOf(process.kpis);
    const progress = await lockProgress(tx, process.id);
    const anew = progress.definitions !== definitions;
    if (anew) await forgetCounts(tx, process.id);
    const from = anew ? 0 : progress.seq;
    const again = from - (tx.dialect === 'postgres' ? overlap.entries : 0);
    const young = new Date(tx.now.getTime() - overlap.ms);
    const { end } = progress;
    if (!anew && end === progress.seq) return true;
    const until = Math.min(end, from + entriesPerTurn);
    const changed = await tx.query<{ record_id: string }>(
      `SELECT DISTINCT record_id FROM history
       WHERE seq > ? AND seq <= ? AND (seq > ? OR at >= ?) AND record_id IS NOT NULL ORDER BY record_id`,
      [again, until, from, young],
    );
    for (let at = 0; at < changed.length; at += chunk)
      await this.#count(
        tx,
        process.id,
        kpis,
        changed.slice(at, at + chunk).map(({ record_id }) => record_id),
      );
    await saveProgress(tx, process.id, definitions, until);
    return until === end;
  }

  /** Of the definitions as a whole, once for as long as they are in force. */
  #digestOf(kpis: readonly Kpi[]): string {
    const known = this.#digests.get(kpis);
    if (known !== undefined) return known;
    const counted = kpis.filter((kpi) => !isStock(kpi));
    const digest = createHash('sha256')
      .update(JSON.stringify([counted, this.#zone]))
      .digest('hex');
    this.#digests.set(kpis, digest);
    return digest;
  }

  async #count(tx: Transaction, processId: string, kpis: readonly Kpi[], recordIds: readonly string[]): Promise<void> {
    const sources = new Set(kpis.map(sourceOf));
    const rows = await measuredRows(tx, recordIds, sources, this.#rowsBy(tx.now));
    const before = await contributionsOf(tx, processId, recordIds);
    const after = kpis.flatMap((kpi) => rows.flatMap((row) => this.#contribution(kpi, row, tx.now) ?? []));
    await replaceContributions(tx, processId, recordIds, after);
    const changes = changesOf(kpis, before, after);
    const places = new Map(changes.map(({ place }) => [keyOf(place), place]));
    const tallies = new Map(await readTallies(tx, processId, [...places.values()]));
    for (const { kpi, place, was, is } of changes)
      tallies.set(keyOf(place), tallyChanged(kpi, tallies.get(keyOf(place)) ?? emptyTally, was, is));
    const changed = [...places].map(([key, place]) => ({ place, tally: tallies.get(key) ?? emptyTally }));
    await saveTallies(tx, processId, changed);
  }

  /** What a row adds; undefined when it is not of the indicator, in no period, or not counted. */
  #contribution(kpi: Kpi, row: Measured, now: Date): StoredContribution | undefined {
    if (row.source !== sourceOf(kpi) || row.recordType !== kpi.measure.of) return undefined;
    const at = row.fields[kpi.measure.periodBy];
    if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined;
    const contribution = contributionOf(kpi, row.fields, { now, zone: this.#zone });
    if (!contribution.counted) return undefined;
    const period = periodOf(new Date(at), kpi.frequency, this.#zone);
    const { rowId, recordId, serviceId } = row;
    return { kpiId: kpi.id, rowId, recordId, serviceId: serviceId ?? '', period, contribution };
  }
}

/** What an indicator counts. */
export function sourceOf({ measure }: Kpi): Source {
  return measure.source ?? 'records';
}

interface TallyChange {
  readonly kpi: Kpi;
  readonly place: TallyPlace;
  readonly was: Contribution | null;
  readonly is: Contribution | null;
}

/** What goes out of each tally and what comes into it; every row counts for its service and for all. */
function changesOf(
  kpis: readonly Kpi[],
  before: readonly StoredContribution[],
  after: readonly StoredContribution[],
): readonly TallyChange[] {
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const of = (list: readonly StoredContribution[], added: boolean) =>
    list.flatMap(({ kpiId, period, serviceId, contribution }) => {
      const kpi = known.get(kpiId);
      if (!kpi) return [];
      const [was, is] = added ? [null, contribution] : [contribution, null];
      return [...new Set([allServices, serviceId])].map((service): TallyChange => {
        return { kpi, place: { kpiId, period, serviceId: service }, was, is };
      });
    });
  return [...of(before, false), ...of(after, true)];
}
