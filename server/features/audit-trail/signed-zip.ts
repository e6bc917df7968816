import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { EvidenceKeys } from './evidence-keys.ts';
import { type SpooledFile, spooled } from './spooled-file.ts';

/** One file of a pack. */
export interface PackPart {
  readonly name: string;
  readonly pieces: () => AsyncIterable<string | Buffer>;
}

/** A part that is small enough to be at hand. */
export function partOf(name: string, text: string): PackPart {
  return {
    name,
    pieces: async function* () {
      yield text;
    },
  };
}

/**
 * A ZIP of the parts with `manifest.json` (what is said of the pack, and name, size and SHA-256 of every part), its Ed25519
 * signature and the public key. One part after the other is read, packed and forgotten.
 *
 * @throws what a part throws; nothing is left on the disk then
 */
export async function signedZip(keys: EvidenceKeys, said: object, parts: readonly PackPart[]): Promise<SpooledFile> {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  const file = spooled(out);
  try {
    // A disk that is full ends the race as well: nobody would take what is packed.
    await Promise.race([pack(zip, keys, said, parts), file]);
  } catch (error) {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
    await file.catch(() => undefined);
    throw error;
  }
  return file;
}

async function pack(zip: ZipFile, keys: EvidenceKeys, said: object, parts: readonly PackPart[]): Promise<void> {
  const files = [];
  for (const { name, pieces } of parts) files.push({ name, ...(await added(zip, name, pieces())) });
  const manifest = `${JSON.stringify({ ...said, files }, null, 2)}\n`;
  zip.addBuffer(Buffer.from(manifest), 'manifest.json');
  zip.addBuffer(Buffer.from(`${keys.sign(manifest)}\n`), 'manifest.sig');
  zip.addBuffer(Buffer.from(keys.publicKey), 'public-key.pem');
  zip.end();
}

/** Adds a part and waits until it is packed. */
function added(
  zip: ZipFile,
  name: string,
  pieces: AsyncIterable<string | Buffer>,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  async function* watched() {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece);
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
  }
  return new Promise((resolve, reject) => {
    const stream = Readable.from(watched(), { objectMode: false });
    stream.once('end', () => resolve({ size, sha256: hash.digest('hex') }));
    stream.once('error', reject);
    zip.addReadStream(stream, name);
  });
}
