import type { Actor } from '../../actor.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { loadToContribute, type RecordAddress } from '../record/contribution.service.ts';
import { type AttachmentRow, findAttachment, usableFiles } from './attachment.repository.ts';
import type { FileStore } from './file-store.ts';
import { removeRefusal } from './may-remove.ts';
import { readableAttachments } from './readable-attachments.ts';
import { discardBytes } from './sweep-upload.service.ts';
import { bindFiles, idsOf } from './taken-files.service.ts';

const shortestReason = 10;

/** What people do with the files of a record beside its forms. */
export class RecordFilesService {
  readonly #instances: ProcessInstanceService;
  readonly #files: FileStore;

  constructor(instances: ProcessInstanceService, files: FileStore) {
    this.#instances = instances;
    this.#files = files;
  }

  /**
   * Adds files the actor has uploaded to a record.
   *
   * @returns id of the record
   * @throws {RequestError} `NOT_FOUND`, `NOT_AUTHORISED`, `RECORD_CLOSED`, `REFERENCE_UNKNOWN`
   */
  async attach(address: RecordAddress, ids: readonly string[], actor: Actor, requestId: string): Promise<string> {
    return this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const record = await loadToContribute(run, this.#instances.parts, address, actor);
      const usable = await usableFiles(run.tx, ids, { userId: actor.userId, recordId: null });
      const missing = ids.find((id) => !usable.some((file) => file.id === id));
      if (missing !== undefined)
        throw new RequestError('REFERENCE_UNKNOWN', `no file "${missing}" waits to be taken`, {
          params: { reference: missing },
        });
      await bindFiles(
        run,
        record,
        usable.map((file) => ({ file, name: null })),
      );
      const text = usable.map(({ name }) => name).join(', ');
      await this.#instances.parts.watchers.tell(run, record, { template: 'watched-file', data: { text } });
      return record.id;
    });
  }

  /**
   * Removes a file: at once and without trace of its name while nothing has taken it, else with a reason that stays.
   *
   * @throws {RequestError} `NOT_FOUND`, `NOT_AUTHORISED`, `RECORD_CLOSED`, `REASON_REQUIRED`
   */
  async remove(id: string, reason: string, actor: Actor, requestId: string): Promise<void> {
    const readable = await readableAttachments(actor, this.#instances.parts.directory);
    await this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const row = await findAttachment(run.tx, id, readable);
      if (!row) throw new NotFound('attachment', id);
      if (row.record_id === null) run.rows.statement('DELETE FROM attachment WHERE id = ?', [id]);
      else await this.#removeFrom(run, { ...row, record_id: row.record_id }, reason.trim(), actor);
      discardBytes(run, id, this.#files);
    });
  }

  async #removeFrom(
    run: CommandRun,
    row: AttachmentRow & { readonly record_id: string },
    reason: string,
    actor: Actor,
  ): Promise<void> {
    const record = await this.#instances.parts.records.load(run, row.record_id);
    // Asked of the record as it is behind its lock.
    const refusal = removeRefusal({ ...row, record_closed_at: record.closedAt }, actor);
    if (refusal === 'closed') throw recordClosed(record.number);
    if (refusal === 'not-theirs') throw new NotPermitted(`${actor.userId} may not remove "${row.name}"`);
    if ([...reason].length < shortestReason)
      throw new RequestError('REASON_REQUIRED', `a reason of at least ${shortestReason} characters is needed`, {
        params: { min: shortestReason },
      });
    const changed = await run.tx.execute(
      `UPDATE attachment SET removed_by = ?, removed_at = ?, remove_reason = ? WHERE id = ? AND removed_at IS NULL`,
      [actor.userId, run.now, reason, row.id],
    );
    if (changed !== 1) throw new NotFound('attachment', row.id);
    const { id, name, size, sha256 } = row;
    const details = { attachmentId: id, name, size, sha256, reason };
    run.history({ lifecycle: 'attachment-removed', details }, placeOf(record));
    run.audit({ action: 'attachment-removed', entityType: 'record', entityId: record.id, details });
    record.write({ attachments: idsOf(record.fields['attachments']).filter((each) => each !== id) });
  }
}

function recordClosed(number: string): RequestError {
  return new RequestError('RECORD_CLOSED', `${number} is closed`, { params: { number } });
}
