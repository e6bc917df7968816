import { randomUUID } from 'node:crypto';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import { insertMany } from '../../database/insert-many.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { insertJob } from '../../jobs/job-table.ts';
import { countWaiting } from './attachment.repository.ts';
import { extensionsOf, type FileKindName, mediaTypeOf, refuseEnding } from './file-kind.ts';
import { fileNameOf } from './file-name.ts';
import { type FileStore, type StoredFile, tooLarge } from './file-store.ts';
import { scanFile } from './scan-file.ts';

/** What an installation takes. */
export interface UploadLimits {
  readonly maxBytes: number;
  readonly kinds: readonly FileKindName[];
  /** How long a file waits for a form or a record to take it. */
  readonly keptMs: number;
  /** Program that looks at every file; null when there is none. */
  readonly scanner: string | null;
}

/** A file on its way in. */
export interface Upload {
  /** As sent, percent-encoded. */
  readonly name: string;
  /** What the client says it is; null when it does not. */
  readonly size: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Files of one person that wait to be taken: a form has at most a few. */
const mostWaiting = 60;

/** Takes files in. They belong to nobody but their sender until a form or a record takes them. */
export class UploadService {
  readonly limits: UploadLimits;
  readonly #files: FileStore;
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;

  constructor(parts: {
    readonly files: FileStore;
    readonly reader: Reader;
    readonly unitOfWork: UnitOfWork;
    readonly limits: UploadLimits;
  }) {
    this.#files = parts.files;
    this.#reader = parts.reader;
    this.#inTransaction = parts.unitOfWork;
    this.limits = parts.limits;
  }

  get rules() {
    return { maxBytes: this.limits.maxBytes, extensions: [...extensionsOf(this.limits.kinds)] };
  }

  /**
   * Stores a file and says under which id forms may name it. What nobody takes in time is swept by a job.
   *
   * @throws {RequestError} `TOO_LARGE`, `FILE_EMPTY`, `FILE_TYPE_NOT_ALLOWED`, `FILE_REFUSED`, `STORAGE_FULL`,
   *   `TOO_MANY_REQUESTS` when too many files of the sender wait already
   */
  async take(upload: Upload, actor: Actor, requestId: string): Promise<string> {
    const { maxBytes, kinds } = this.limits;
    const name = fileNameOf(upload.name);
    refuseEnding(name, kinds);
    if (upload.size !== null && upload.size > maxBytes) throw tooLarge(maxBytes);
    if ((await countWaiting(this.#reader, actor.userId)) >= mostWaiting)
      throw new RequestError('TOO_MANY_REQUESTS', `at most ${mostWaiting} files may wait to be taken`);
    const id = randomUUID();
    const stored = await this.#files.put(id, upload.bytes, maxBytes);
    try {
      const mediaType = mediaTypeOf(name, stored, kinds);
      if (this.limits.scanner !== null) await scanFile(this.limits.scanner, this.#files.path(id));
      await this.#keep({ id, name, mediaType, stored }, actor, requestId);
      return id;
    } catch (error) {
      await this.#files.remove(id);
      throw error;
    }
  }

  async #keep(
    file: { readonly id: string; readonly name: string; readonly mediaType: string; readonly stored: StoredFile },
    actor: Actor,
    requestId: string,
  ): Promise<void> {
    const { id, name, mediaType, stored } = file;
    await this.#inTransaction(async (tx) => {
      await insertMany(tx, 'attachment', [
        {
          id,
          name,
          media_type: mediaType,
          size: stored.size,
          sha256: stored.sha256,
          uploaded_by: actor.userId,
          uploaded_at: tx.now,
        },
      ]);
      await insertJob(tx, { kind: 'sweep-upload', dueAt: new Date(tx.now.getTime() + this.limits.keptMs), ref: id });
      await writeAudit(tx, [
        {
          actorId: actor.userId,
          action: 'uploaded',
          entityType: 'attachment',
          entityId: id,
          details: { size: stored.size, sha256: stored.sha256, mediaType },
          requestId,
        },
      ]);
    });
  }
}
