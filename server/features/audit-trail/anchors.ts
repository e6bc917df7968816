import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { EvidenceKeys } from './evidence-keys.ts';

const anchor = z.strictObject({
  position: z.int().positive(),
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  signature: z.string(),
});

/** Where the chain stood at an instant, signed. */
export type Anchor = z.output<typeof anchor>;

/**
 * Anchors of the chain, outside of its database: a chain that was cut, or made anew as a whole, does not reach them.
 * One JSON per line, only ever added to; whoever wants more certainty copies the file elsewhere.
 */
export class Anchors {
  readonly #file: string;
  readonly #keys: EvidenceKeys;

  constructor(file: string, keys: EvidenceKeys) {
    this.#file = file;
    this.#keys = keys;
  }

  /** Is there a file of them? */
  get exist(): boolean {
    return existsSync(this.#file);
  }

  add(place: Omit<Anchor, 'signature'>): void {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    const line = JSON.stringify({ ...place, signature: this.#keys.sign(signed(place)) });
    const file = openSync(this.#file, 'a', 0o600);
    try {
      writeSync(file, `${line}\n`);
      // An anchor that power takes away proves nothing.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  /**
   * All of them, the oldest first; none when there is no file yet.
   *
   * @throws {Error} naming file and line of what is no anchor, or is not signed by this installation
   */
  read(): readonly Anchor[] {
    if (!this.exist) return [];
    const lines = readFileSync(this.#file, 'utf8').split('\n');
    return lines.flatMap((line, index) => (line.trim() === '' ? [] : [this.#parsed(line, index + 1)]));
  }

  #parsed(line: string, number: number): Anchor {
    const read = anchor.safeParse(jsonOrNull(line));
    if (!read.success) throw new Error(`${this.#file}, line ${number}: no anchor of the audit trail`);
    if (!this.#keys.isSignedHere(signed(read.data), read.data.signature))
      throw new Error(`${this.#file}, line ${number}: not signed by this installation`);
    return read.data;
  }
}

function signed({ position, seq, hash, at }: Omit<Anchor, 'signature'>): string {
  return JSON.stringify([position, seq, hash, at]);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
