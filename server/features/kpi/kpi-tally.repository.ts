import { emptyTally, type KpiTally } from '../../../rules/kpi-tally.ts';
import type { Contribution } from '../../../rules/measure-row.ts';
import { readRational, writtenRational } from '../../../rules/rational.ts';
import { insertMany } from '../../database/insert-many.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { SnapshotRow } from './kpi-snapshot.repository.ts';

/** What one row adds to one indicator in one period. Only what is counted is kept. */
export interface StoredContribution {
  readonly kpiId: string;
  readonly rowId: string;
  readonly recordId: string;
  /** Empty: no service. */
  readonly serviceId: string;
  readonly period: string;
  readonly contribution: Contribution;
}

interface ContributionRow {
  readonly kpi_id: string;
  readonly row_id: string;
  readonly record_id: string;
  readonly service_id: string;
  readonly period: string;
  readonly chosen: number;
  readonly value: string | null;
}

/** How far a process was counted, by which definitions, and how far the history is by now. */
export interface Progress {
  readonly definitions: string;
  readonly seq: number;
  readonly end: number;
}

/** How far the history has been counted; locked until the transaction ends. */
export async function lockProgress(tx: Transaction, processId: string): Promise<Progress> {
  const locked = await lockedProgress(tx, processId);
  if (locked) return locked;
  await tx.execute(
    `INSERT INTO kpi_progress (process_id, definitions, history_seq) VALUES (?, '', 0)
     ON CONFLICT (process_id) DO NOTHING`,
    [processId],
  );
  return (await lockedProgress(tx, processId)) ?? { definitions: '', seq: 0, end: 0 };
}

async function lockedProgress(tx: Transaction, processId: string): Promise<Progress | undefined> {
  const [row] = await tx.query<{ definitions: string; history_seq: number; last: number | null }>(
    `SELECT p.definitions, p.history_seq, (SELECT MAX(seq) FROM history_entry) AS last FROM kpi_progress p
     WHERE p.process_id = ? ${tx.dialect === 'postgres' ? 'FOR UPDATE' : ''}`,
    [processId],
  );
  if (!row) return undefined;
  const seq = Number(row.history_seq);
  // Whoever waited for the lock sees the progress of now, but the end of the history as it was before waiting.
  return { definitions: row.definitions, seq, end: Math.max(seq, Number(row.last ?? 0)) };
}

export async function saveProgress(tx: Transaction, processId: string, definitions: string, seq: number) {
  await tx.execute('UPDATE kpi_progress SET definitions = ?, history_seq = ? WHERE process_id = ?', [
    definitions,
    seq,
    processId,
  ]);
}

/** Forgets what was counted by other definitions. */
export async function forgetCounts(tx: Transaction, processId: string): Promise<void> {
  for (const table of ['kpi_contribution', 'kpi_tally'])
    await tx.execute(`DELETE FROM ${table} WHERE process_id = ?`, [processId]);
}

export async function contributionsOf(
  tx: Transaction,
  processId: string,
  recordIds: readonly string[],
): Promise<readonly StoredContribution[]> {
  if (recordIds.length === 0) return [];
  const rows = await tx.query<ContributionRow>(
    `SELECT * FROM kpi_contribution WHERE process_id = ? AND record_id IN (${placeholders(recordIds)})`,
    [processId, ...recordIds],
  );
  return rows.map((row) => ({
    kpiId: row.kpi_id,
    rowId: row.row_id,
    recordId: row.record_id,
    serviceId: row.service_id,
    period: row.period,
    contribution: {
      counted: true,
      chosen: row.chosen === 1,
      ...(row.value === null ? {} : { value: readRational(row.value) }),
    },
  }));
}

/** Puts the contributions of records in the place of those they had. */
export async function replaceContributions(
  tx: Transaction,
  processId: string,
  recordIds: readonly string[],
  contributions: readonly StoredContribution[],
): Promise<void> {
  if (recordIds.length > 0)
    await tx.execute(
      `DELETE FROM kpi_contribution WHERE process_id = ? AND record_id IN (${placeholders(recordIds)})`,
      [processId, ...recordIds],
    );
  await insertMany(
    tx,
    'kpi_contribution',
    contributions.map(({ kpiId, rowId, recordId, serviceId, period, contribution: { chosen, value } }) => ({
      process_id: processId,
      kpi_id: kpiId,
      row_id: rowId,
      record_id: recordId,
      service_id: serviceId,
      period,
      chosen,
      value: value ? writtenRational(value) : null,
    })),
  );
}

/** Where a tally stands: an indicator in a period, of one service or (`*`) of all. */
export interface TallyPlace {
  readonly kpiId: string;
  readonly period: string;
  readonly serviceId: string;
}

/** The tally of all services. */
export const allServices = '*';

/** A place as one text, to find its tally by. */
export function keyOf({ kpiId, period, serviceId }: TallyPlace): string {
  return JSON.stringify([kpiId, period, serviceId]);
}

/** The tallies of places by `keyOf`; a place that has none yet is not there. */
export async function readTallies(
  reader: Pick<Reader, 'query'>,
  processId: string,
  places: readonly TallyPlace[],
): Promise<ReadonlyMap<string, KpiTally>> {
  const found = new Map<string, KpiTally>();
  for (let at = 0; at < places.length; at += placesPerStatement) {
    const some = places.slice(at, at + placesPerStatement);
    const rows = await reader.query<{ kpi_id: string; period: string; service_id: string; tally: string }>(
      `SELECT kpi_id, period, service_id, tally FROM kpi_tally
       WHERE process_id = ? AND (kpi_id, period, service_id) IN (VALUES ${some.map(() => '(?, ?, ?)').join(', ')})`,
      [processId, ...some.flatMap(({ kpiId, period, serviceId }) => [kpiId, period, serviceId])],
    );
    for (const { kpi_id: kpiId, period, service_id: serviceId, tally } of rows)
      found.set(keyOf({ kpiId, period, serviceId }), JSON.parse(tally) as KpiTally);
  }
  return found;
}

/** The rows that were counted for all services, by `keyOf` of their place; a place without any is not there. */
export async function countedRows(
  reader: Pick<Reader, 'query'>,
  processId: string,
  places: readonly TallyPlace[],
): Promise<ReadonlyMap<string, readonly SnapshotRow[]>> {
  const found = new Map<string, SnapshotRow[]>();
  for (let at = 0; at < places.length; at += placesPerStatement) {
    const some = places.slice(at, at + placesPerStatement);
    const rows = await reader.query<Omit<ContributionRow, 'service_id' | 'value'>>(
      `SELECT kpi_id, period, row_id, record_id, chosen FROM kpi_contribution
       WHERE process_id = ? AND (kpi_id, period) IN (VALUES ${some.map(() => '(?, ?)').join(', ')})`,
      [processId, ...some.flatMap(({ kpiId, period }) => [kpiId, period])],
    );
    for (const row of rows) {
      const key = keyOf({ kpiId: row.kpi_id, period: row.period, serviceId: allServices });
      const counted = found.get(key) ?? [];
      counted.push({ rowId: row.row_id, recordId: row.record_id, chosen: row.chosen === 1 });
      found.set(key, counted);
    }
  }
  return found;
}

/** The tally of one place; empty where nothing was counted. */
export async function readTally(
  reader: Pick<Reader, 'query'>,
  processId: string,
  place: TallyPlace,
): Promise<KpiTally> {
  return (await readTallies(reader, processId, [place])).get(keyOf(place)) ?? emptyTally;
}

/** Keeps the tallies of places; one of a place takes the place of what it had. */
export async function saveTallies(
  tx: Transaction,
  processId: string,
  tallies: readonly { readonly place: TallyPlace; readonly tally: KpiTally }[],
): Promise<void> {
  for (let at = 0; at < tallies.length; at += placesPerStatement) {
    const some = tallies.slice(at, at + placesPerStatement);
    await tx.execute(
      `INSERT INTO kpi_tally (process_id, kpi_id, period, service_id, tally)
       VALUES ${some.map(() => '(?, ?, ?, ?, ?)').join(', ')}
       ON CONFLICT (process_id, kpi_id, period, service_id) DO UPDATE SET tally = excluded.tally`,
      some.flatMap(({ place, tally }) => [
        processId,
        place.kpiId,
        place.period,
        place.serviceId,
        JSON.stringify(tally),
      ]),
    );
  }
}

/** Places in one statement: some thousand parameters at most. */
const placesPerStatement = 500;
