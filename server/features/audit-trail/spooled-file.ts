import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that was made for one reader. */
export interface SpooledFile {
  /** Bytes. */
  readonly size: number;
  /** It is gone from the disk as soon as this is read, or given up. */
  readonly bytes: Readable;
}

/**
 * Writes what is made piece by piece to a file that only this user reads, so that a large one is never in memory as a
 * whole, and one that fails in the middle is refused and not sent in part.
 */
export async function spooled(pieces: Readable | AsyncIterable<string | Buffer>): Promise<SpooledFile> {
  const folder = await mkdtemp(join(tmpdir(), 'praxis-export-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, 'file');
    await pipeline(pieces, createWriteStream(file, { mode: 0o600 }));
    const { size } = await stat(file);
    const bytes = createReadStream(file);
    bytes.once('close', () => void remove());
    return { size, bytes };
  } catch (error) {
    await remove();
    throw error;
  }
}
