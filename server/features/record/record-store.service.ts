import { randomUUID } from 'node:crypto';
import { placeholders } from '../../database/list-sql.ts';
import { NotFound } from '../../errors.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { Directory } from '../../execution/directory.ts';
import { nextNumber } from '../../execution/number-sequence.ts';
import { RecordDraft } from '../../execution/record-draft.ts';
import { type RecordRow, storedRecord } from '../../execution/record-rows.ts';
import type { OwnedRecordType } from '../process-version/process-version.service.ts';
import { insertRecord, keepLive, updateRecord } from './record-writes.ts';
import { tellWatchers } from './watchers.ts';

/** Finds record types. */
export interface RecordTypes {
  /** As a new record gets it. */
  recordType(type: string): OwnedRecordType | undefined;
  /** As the case that runs on a record has it: its version is pinned, whatever is published later. */
  recordTypeIn(versionId: string | null, type: string): Promise<OwnedRecordType | undefined>;
}

/** Records inside a transaction: read once, changed in memory by whoever works on them, written at its end. */
export class RecordStore {
  readonly #types: RecordTypes;
  readonly #directory: Directory;

  constructor(types: RecordTypes, directory: Directory) {
    this.#types = types;
    this.#directory = directory;
  }

  /** @throws {NotFound} */
  async load(run: CommandRun, id: string): Promise<RecordDraft> {
    const known = run.records.get(id);
    if (known) return known;
    const [row] = await readRows(run, 'id', [id]);
    return this.#keep(run, row, id);
  }

  /** Several at once, in the order of `ids`. @throws {NotFound} */
  async loadAll(run: CommandRun, ids: readonly string[]): Promise<readonly RecordDraft[]> {
    const rows = await readRows(
      run,
      'id',
      ids.filter((id) => !run.records.has(id)),
    );
    for (const row of rows) await this.#keep(run, row, row.id);
    return Promise.all(ids.map((id) => this.load(run, id)));
  }

  /** @throws {NotFound} */
  async byNumber(run: CommandRun, number: string): Promise<RecordDraft> {
    const known = [...run.records.values()].find((record) => record.number === number);
    if (known) return known;
    const [row] = await readRows(run, 'number', [number]);
    return (row && run.records.get(row.id)) ?? this.#keep(run, row, number);
  }

  /** A new record in its first state, with the next number of its prefix. */
  async create(run: CommandRun, typeKey: string, fields: RecordDraft['fields'] = {}): Promise<RecordDraft> {
    const found = this.#types.recordType(typeKey);
    if (!found) throw new NotFound('record type', typeKey);
    const { type, processId } = found;
    const at = run.now.toISOString();
    const first = type.states[0]?.key ?? 'new';
    const draft = new RecordDraft(
      {
        id: randomUUID(),
        type: typeKey,
        number: await nextNumber(run.tx, type),
        processId,
        status: first,
        stage: first,
        fields: {},
        customerId: null,
        createdAt: at,
        createdBy: run.initiator.userId,
        updatedAt: at,
        closedAt: null,
        lockVersion: 1,
      },
      type,
      true,
    );
    draft.write(fields);
    run.records.set(draft.id, draft);
    run.history({ lifecycle: 'record-created', details: { number: draft.number, type: typeKey } }, placeOf(draft));
    return draft;
  }

  /** Turns what changed into rows; called once, before the rows are sent. */
  async collect(run: CommandRun): Promise<void> {
    const changed = [...run.records.values()].filter((draft) => draft.changed);
    for (const draft of changed) await this.#store(run, draft);
    await tellWatchers(run, changed);
    for (const draft of run.records.values()) keepLive(run, draft);
  }

  async #store(run: CommandRun, draft: RecordDraft): Promise<void> {
    const customerId = await this.#customerOf(draft);
    if (draft.isNew) insertRecord(run, draft, customerId);
    else updateRecord(run, draft, customerId);
    run.changed({ type: 'record-changed', recordId: draft.id });
  }

  /** The customer of a record is that of its service when this was named, unless the record says otherwise. */
  async #customerOf(draft: RecordDraft): Promise<string | null> {
    const renamed = draft.changedKeys.has('serviceId') || draft.changedKeys.has('customerId');
    if (!draft.isNew && !renamed) return draft.stored.customerId;
    const serviceId = draft.text('serviceId');
    return (
      draft.text('customerId') ?? (serviceId ? ((await this.#directory.service(serviceId))?.customerId ?? null) : null)
    );
  }

  async #keep(run: CommandRun, row: CaseRow | undefined, wanted: string): Promise<RecordDraft> {
    const found = row && (await this.#types.recordTypeIn(row.case_version, row.type));
    if (!row || !found) throw new NotFound('record', wanted);
    const known = run.records.get(row.id);
    if (known) return known;
    const draft = new RecordDraft(storedRecord(row), found.type, false);
    run.records.set(draft.id, draft);
    return draft;
  }
}

/** A record with the version of the case that runs on it, of several the one that began first. */
interface CaseRow extends RecordRow {
  readonly case_version: string | null;
}

/** Rows are locked in the order of their ids: two transactions that read several never wait for each other. */
async function readRows(
  run: CommandRun,
  column: 'id' | 'number',
  values: readonly string[],
): Promise<readonly CaseRow[]> {
  if (values.length === 0) return [];
  const lock = run.tx.dialect === 'postgres' ? 'FOR UPDATE OF r' : '';
  return run.tx.query<CaseRow>(
    `SELECT r.*, (
       SELECT i.version_id FROM process_instance i
       WHERE i.record_id = r.id AND i.parent_id IS NULL AND i.status = 'active'
       ORDER BY i.started_at, i.id LIMIT 1) AS case_version
     FROM record r WHERE r.${column} IN (${placeholders(values)}) ORDER BY r.id ${lock}`,
    values,
  );
}
