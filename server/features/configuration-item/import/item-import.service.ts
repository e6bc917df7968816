import { randomUUID } from 'node:crypto';
import { writeAudit } from '../../../audit.ts';
import type { ItemImportRow, ItemImportView } from '../../../contract/item-import.ts';
import type { Reader, Transaction } from '../../../database/unit-of-work.ts';
import { RequestError } from '../../../errors.ts';
import type { CommandRun } from '../../../execution/command-run.ts';
import type { ListQuery } from '../../../http/list-query.ts';
import type { ArrivingFile, Page } from '../../../http/route.ts';
import { insertJob } from '../../../jobs/job-table.ts';
import type { PersonDirectory } from '../../user/person-directory.service.ts';
import type { ItemChangeService } from '../item-change.service.ts';
import { causeOf, type Hand } from '../item-command.service.ts';
import { checkRows } from './check-rows.ts';
import { importColumns, neededColumns } from './columns.ts';
import {
  countRows,
  getImport,
  type ImportRecord,
  insertImport,
  listImportRecords,
  listRowRecords,
  type RowContent,
} from './import.repository.ts';
import { readCsv } from './read-csv.ts';
import { writeNextRows } from './write-rows.ts';

const mostBytes = 20 * 1024 * 1024;

interface Parts {
  readonly reader: Reader;
  readonly people: PersonDirectory;
  readonly items: ItemChangeService;
  inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Files of configuration items: tried first, then written as a job, some rows at a time. */
export class ItemImportService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Tries a file. @throws {RequestError} `IMPORT_REFUSED` with row and column of every mistake, `TOO_LARGE` */
  async check(upload: ArrivingFile, { actor }: Hand): Promise<ItemImportView> {
    const { reader, items } = this.#parts;
    const file = readCsv(await bytesOf(upload), importColumns(items.model.types), neededColumns);
    const rows = await checkRows(reader, file, items);
    const id = randomUUID();
    const name = decodeURIComponent(upload.name).slice(0, 200);
    await this.#parts.inTransaction((tx) => insertImport(tx, { id, file_name: name, checked_by: actor.userId }, rows));
    return this.read(id);
  }

  /**
   * Begins to write a file that was tried.
   *
   * @throws {RequestError} `IMPORT_NOT_READY` while a row is refused, or when it was applied already
   * @throws {NotPermitted} without an authority or the right to override
   */
  async apply(
    id: string,
    wish: { readonly authority?: string | undefined; readonly reason?: string | undefined },
    hand: Hand,
  ): Promise<ItemImportView> {
    const cause = causeOf(wish, hand, 'import');
    await this.#parts.inTransaction(async (tx) => {
      const counts = await countRows(tx, (await getImport(tx, id)).id);
      const refused = counts.filter(({ outcome }) => outcome === 'refused').reduce((sum, { n }) => sum + n, 0);
      const begun = await tx.execute(
        "UPDATE item_import SET status = 'running', authority = ?, reason = ?, applied_by = ? WHERE id = ? AND status = 'checked'",
        [cause.authority, cause.reason, hand.actor.userId, id],
      );
      if (refused > 0 || begun === 0)
        throw new RequestError('IMPORT_NOT_READY', `import ${id} cannot be applied`, { params: { refused } });
      const { authority, reason, requestId = null } = cause;
      await writeAudit(tx, [
        {
          actorId: hand.actor.userId,
          action: 'items-imported',
          entityType: 'item-import',
          entityId: id,
          details: { authority, reason },
          requestId,
        },
      ]);
      await insertJob(tx, { kind: 'import-items', dueAt: tx.now, ref: id });
    });
    return this.read(id);
  }

  /** Writes the next rows of a file, and asks to go on while some are left. */
  async proceed(run: CommandRun, id: string): Promise<void> {
    const file = await getImport(run.tx, id);
    if (file.status !== 'running') return;
    if (await writeNextRows(run.tx, file, this.#parts.items, run.initiator.requestId)) {
      run.job({ kind: 'import-items', dueAt: run.now, ref: id });
      return;
    }
    await run.tx.execute("UPDATE item_import SET status = 'finished', finished_at = ? WHERE id = ?", [run.now, id]);
  }

  async list(list: ListQuery<'checkedAt', unknown>): Promise<Page<ItemImportView>> {
    const { rows, total } = await listImportRecords(this.#parts.reader, list);
    return { rows: await Promise.all(rows.map((row) => this.#view(row))), total };
  }

  /** @throws {NotFound} */
  async read(id: string): Promise<ItemImportView> {
    return this.#view(await getImport(this.#parts.reader, id));
  }

  /** @throws {NotFound} */
  async rows(
    id: string,
    list: ListQuery<'row', { readonly outcome?: string | undefined; readonly step?: string | undefined }>,
  ): Promise<Page<ItemImportRow>> {
    await getImport(this.#parts.reader, id);
    const { rows, total } = await listRowRecords(this.#parts.reader, id, list);
    return {
      rows: rows.map(({ row_number, name, outcome, step, item_id, content, findings }) => ({
        row: row_number,
        name,
        outcome,
        step,
        itemId: outcome === 'create' && step !== 'done' ? null : item_id,
        differences: [...(JSON.parse(content) as RowContent).differences] as ItemImportRow['differences'],
        findings: JSON.parse(findings) as ItemImportRow['findings'],
      })),
      total,
    };
  }

  async #view(row: ImportRecord): Promise<ItemImportView> {
    const counts = await countRows(this.#parts.reader, row.id);
    const person = await this.#parts.people.refs([row.checked_by, row.applied_by]);
    const count = (fits: (each: (typeof counts)[number]) => boolean) =>
      counts.filter(fits).reduce((sum, { n }) => sum + n, 0);
    return {
      id: row.id,
      fileName: row.file_name,
      status: row.status,
      authority: row.authority,
      reason: row.reason,
      checkedBy: person(row.checked_by),
      checkedAt: row.checked_at,
      appliedBy: person(row.applied_by),
      finishedAt: row.finished_at,
      total: count(() => true),
      creates: count(({ outcome }) => outcome === 'create'),
      updates: count(({ outcome }) => outcome === 'update'),
      same: count(({ outcome }) => outcome === 'same'),
      refused: count(({ outcome }) => outcome === 'refused'),
      done: count(({ outcome, step }) => step === 'done' && outcome !== 'same'),
      failed: count(({ step }) => step === 'failed'),
    };
  }
}

async function bytesOf({ bytes, size }: ArrivingFile): Promise<Uint8Array> {
  const tooLarge = () =>
    new RequestError('TOO_LARGE', `the file is larger than ${mostBytes} bytes`, { params: { maxBytes: mostBytes } });
  if ((size ?? 0) > mostBytes) throw tooLarge();
  const parts: Uint8Array[] = [];
  let seen = 0;
  for await (const part of bytes) {
    seen += part.length;
    if (seen > mostBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
