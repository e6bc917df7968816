import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { RequestError } from '../../errors.ts';
import { headBytes, type SeenContent } from './file-kind.ts';
import { TextWatch } from './text-watch.ts';

/** A file that has been stored, as it was seen while it arrived. */
export interface StoredFile extends SeenContent {
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * Files on disk, each under an id of our own in a folder that nothing serves. A file is written beside and moved to
 * its place when it is whole and on the disk, so that nobody ever sees half of one.
 */
export class FileStore {
  readonly #folder: string;
  readonly #open: (path: string) => Promise<FileHandle>;

  /** @param create opens a new file for writing; tests give one that is on a full disk */
  constructor(folder: string, create = (path: string) => open(path, 'wx', 0o600)) {
    this.#folder = folder;
    this.#open = create;
  }

  /** @throws {RequestError} `TOO_LARGE`, `FILE_EMPTY`, `STORAGE_FULL`; nothing is left on the disk then */
  async put(id: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
    const part = join(this.#folder, 'arriving', id);
    try {
      await mkdir(join(this.#folder, 'arriving'), { recursive: true, mode: 0o700 });
      const stored = await this.#write(part, bytes, maxBytes);
      await mkdir(this.#shelf(id), { recursive: true, mode: 0o700 });
      await rename(part, this.path(id));
      return stored;
    } catch (error) {
      await rm(part, { force: true });
      if (fullCodes.includes(codeOf(error)))
        throw new RequestError('STORAGE_FULL', 'the disk has no room for the file', { cause: error });
      throw error;
    }
  }

  async has(id: string): Promise<boolean> {
    return access(this.path(id), constants.R_OK).then(
      () => true,
      () => false,
    );
  }

  /** @throws {RequestError} `FILE_MISSING` */
  async read(id: string): Promise<Readable> {
    if (!(await this.has(id))) throw new RequestError('FILE_MISSING', `the store has no file ${id}`);
    return createReadStream(this.path(id));
  }

  /** Where the file is, or would be. */
  path(id: string): string {
    return join(this.#shelf(id), id);
  }

  async remove(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }

  /** Ids of every file that is stored. */
  async ids(): Promise<readonly string[]> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  async #write(part: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
    const file = await this.#open(part);
    try {
      const hash = createHash('sha256');
      const text = new TextWatch();
      let head = Buffer.alloc(0);
      let size = 0;
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > maxBytes) throw tooLarge(maxBytes);
        if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes);
        hash.update(chunk);
        text.see(chunk);
        await file.writeFile(chunk);
      }
      if (size === 0) throw new RequestError('FILE_EMPTY', 'the file has no bytes');
      await file.sync();
      return { size, sha256: hash.digest('hex'), head, isText: text.end() };
    } finally {
      await file.close();
    }
  }

  #shelf(id: string): string {
    return join(this.#folder, id.slice(0, 2));
  }
}

export function tooLarge(maxBytes: number): RequestError {
  return new RequestError('TOO_LARGE', `a file may have at most ${maxBytes} bytes`, { params: { maxBytes } });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}
