import type { Actor } from '../../actor.ts';
import type { Attachment } from '../../contract/attachment.ts';
import { localized } from '../../contract/common.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { FileAnswer } from '../../http/file-answer.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { among } from '../../master-data/master-data.ts';
import { allOf } from '../record/readable.view.ts';
import type { RestrictedReadService } from '../record/restricted-read.service.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { type AttachmentRow, findAttachment, listAttachments } from './attachment.repository.ts';
import type { FileStore } from './file-store.ts';
import { removeRefusal } from './may-remove.ts';
import { readableAttachments } from './readable-attachments.ts';

export interface AttachmentFilter {
  readonly id?: readonly string[] | undefined;
  readonly recordId?: string | undefined;
}

interface Parts {
  readonly reader: Reader;
  readonly files: FileStore;
  readonly people: PersonDirectory;
  readonly directory: Directory;
  readonly restrictedReads: RestrictedReadService;
}

/** Files as people read them. Every query passes `readableAttachments`. */
export class AttachmentQueryService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @throws {BadRequest} when neither files nor a record are named */
  async list(list: ListQuery<'uploadedAt', AttachmentFilter>, actor: Actor): Promise<Page<Attachment>> {
    const { id, recordId } = list.filter;
    if (id === undefined && recordId === undefined)
      throw new BadRequest('filter', 'required', 'name a recordId, or ids');
    const where = allOf([
      await readableAttachments(actor, this.#parts.directory),
      ...(id === undefined ? [] : [among('a.id', id)]),
      ...(recordId === undefined ? [] : [{ sql: 'a.record_id = ?', params: [recordId] }]),
    ]);
    const { rows, total } = await listAttachments(this.#parts.reader, where, list);
    return { rows: await this.#views(rows, actor), total };
  }

  /** @throws {NotFound} also for a file the actor may not know of */
  async read(id: string, actor: Actor): Promise<Attachment> {
    const [view] = await this.#views([await this.#row(id, actor)], actor);
    if (!view) throw new NotFound('attachment', id);
    return view;
  }

  /** The bytes. Who of the staff takes a file of a restricted record leaves a trace. @throws {RequestError} `FILE_MISSING` */
  async download(id: string, actor: Actor, requestId: string): Promise<FileAnswer> {
    const row = await this.#row(id, actor);
    const { record_id: recordId, record_number: number } = row;
    if (recordId !== null && number !== null) {
      const record = { id: recordId, number, restricted: row.record_restricted === 1 };
      await this.#parts.restrictedReads.trace(record, actor, requestId);
    }
    return {
      name: row.name,
      mediaType: row.media_type,
      size: row.size,
      bytes: await this.#parts.files.read(id),
    };
  }

  async #row(id: string, actor: Actor): Promise<AttachmentRow> {
    const { reader, directory } = this.#parts;
    const row = await findAttachment(reader, id, await readableAttachments(actor, directory));
    if (!row) throw new NotFound('attachment', id);
    return row;
  }

  async #views(rows: readonly AttachmentRow[], actor: Actor): Promise<Attachment[]> {
    const person = await this.#parts.people.refs(rows.map((row) => row.uploaded_by));
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        name: row.name,
        mediaType: row.media_type,
        size: row.size,
        sha256: row.sha256,
        label: row.label === null ? null : localized.parse(JSON.parse(row.label)),
        recordId: row.record_id,
        uploadedBy: person(row.uploaded_by),
        uploadedAt: row.uploaded_at,
        stored: await this.#parts.files.has(row.id),
        may: { remove: removeRefusal(row, actor) === null },
      })),
    );
  }
}
