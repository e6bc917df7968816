import type { Calendars } from '../../../rules/clock.ts';
import { readClock } from '../../../rules/clock.ts';
import type { MeasuredRow } from '../../../rules/measure.ts';
import type { ClockDefinition } from '../../../rules/schema/clock-definition.ts';
import type { Kpi } from '../../../rules/schema/kpi.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { RecordDraft } from '../../execution/record-draft.ts';
import { type RecordRow, storedRecord } from '../../execution/record-rows.ts';
import { findClocks } from '../sla-clock/clock.view.ts';
import type { RecordTypesByName } from './measured-process.ts';

/** Something an indicator may count: a record, one of its clocks, or an entry of its history. */
export interface Measured {
  /** Unique within its source. */
  readonly rowId: string;
  readonly recordId: string;
  readonly recordType: string;
  readonly serviceId: string | null;
  readonly source: Source;
  readonly fields: MeasuredRow;
}

export type Source = NonNullable<Kpi['measure']['source']>;

/** What rows are read with. */
export interface RowsBy {
  readonly types: RecordTypesByName;
  readonly calendars: Calendars;
  readonly definitions: readonly ClockDefinition[];
  readonly now: Date;
}

/** Everything an indicator of one of `sources` may count of records. */
export async function measuredRows(
  reader: Pick<Reader, 'query'>,
  recordIds: readonly string[],
  sources: ReadonlySet<Source>,
  by: RowsBy,
): Promise<readonly Measured[]> {
  if (recordIds.length === 0) return [];
  const rows = await reader.query<RecordRow>(
    `SELECT * FROM record WHERE id IN (${placeholders(recordIds)}) ORDER BY id`,
    recordIds,
  );
  const records = rows.flatMap((row) => {
    const type = by.types(row.type);
    if (!type) return [];
    const fields = new RecordDraft(storedRecord(row), type, false).variables();
    return [{ rowId: row.id, recordId: row.id, recordType: row.type, serviceId: row.service_id, fields }];
  });
  const found: Measured[] = sources.has('records') ? records.map((row) => ({ ...row, source: 'records' })) : [];
  const ofRecord = new Map(records.map((record) => [record.recordId, record]));
  if (sources.has('clocks')) found.push(...(await clockRows(reader, ofRecord, by)));
  if (sources.has('history')) found.push(...(await historyRows(reader, ofRecord)));
  return found;
}

type Records = ReadonlyMap<string, Omit<Measured, 'source'>>;

async function clockRows(
  reader: Pick<Reader, 'query'>,
  records: Records,
  { calendars, definitions, now }: RowsBy,
): Promise<readonly Measured[]> {
  const clocks = await findClocks(reader, [...records.keys()], definitions);
  return clocks.flatMap((clock): Measured[] => {
    const record = records.get(clock.recordId);
    if (!record) return [];
    const reading = readClock(clock.events, calendars, now);
    const stopped = reading.state === 'stopped' ? clock.events.findLast(({ type }) => type === 'stop') : undefined;
    const breachedAt = clock.breachedAt ?? reading.breachedAt;
    const fields = {
      metric: clock.metric,
      clock: clock.definition.id,
      subject: clock.subject,
      state: reading.state,
      startedAt: clock.events[0]?.at.toISOString() ?? null,
      stoppedAt: stopped?.at.toISOString() ?? null,
      dueAt: reading.dueAt?.toISOString() ?? null,
      breached: breachedAt !== null,
      breachedAt: breachedAt?.toISOString() ?? null,
      targetMinutes: reading.targetMs / 60_000,
      elapsedMinutes: reading.elapsedMs / 60_000,
      record: record.fields,
    };
    return [{ ...record, rowId: clock.id, source: 'clocks', fields }];
  });
}

async function historyRows(reader: Pick<Reader, 'query'>, records: Records): Promise<readonly Measured[]> {
  const ids = [...records.keys()];
  if (ids.length === 0) return [];
  const rows = await reader.query<{
    seq: number;
    record_id: string;
    at: string;
    element_id: string | null;
    lifecycle: string;
    actor: string | null;
    details: string;
  }>(
    `SELECT seq, record_id, at, element_id, lifecycle, actor, details FROM history
     WHERE record_id IN (${placeholders(ids)}) ORDER BY seq`,
    ids,
  );
  return rows.flatMap((row): Measured[] => {
    const record = records.get(row.record_id);
    const { at, lifecycle, actor } = row;
    const entry = { at, lifecycle, actor, elementId: row.element_id, details: JSON.parse(row.details) as unknown };
    return record
      ? [{ ...record, rowId: String(row.seq), source: 'history', fields: { ...entry, record: record.fields } }]
      : [];
  });
}
