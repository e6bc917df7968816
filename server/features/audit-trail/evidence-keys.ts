import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const chainFile = 'audit-chain.key';
const signingFile = 'evidence-signing.pem';
const keyBytes = 32;

/**
 * The keys of the installation's evidence, kept in its data folder and never in its database: one chains the audit
 * trail, the other signs anchors and evidence packs, which anybody can check with its public part.
 */
export class EvidenceKeys {
  readonly #folder: string;
  #chain: Buffer | undefined;
  #signing: KeyObject | undefined;

  /** @param folder where the keys lie; all nodes of an installation share it */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the keys of a new installation, readable by its own user only; those that are there stay. */
  create(): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#keep(chainFile, () => randomBytes(keyBytes).toString('hex'));
    this.#keep(signingFile, () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
  }

  /** Are they here? A check may be run where they are not. */
  get exist(): boolean {
    return existsSync(join(this.#folder, chainFile));
  }

  /** @throws {Error} naming the file when it is missing or no key */
  get chain(): Buffer {
    this.#chain ??= this.#readChain();
    return this.#chain;
  }

  /** The public key as PEM, for whoever checks a signature. */
  get publicKey(): string {
    return createPublicKey(this.#private).export({ type: 'spki', format: 'pem' }).toString();
  }

  /** An Ed25519 signature in base64. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.#private).toString('base64');
  }

  isSignedHere(text: string, signature: string): boolean {
    return verify(null, Buffer.from(text), createPublicKey(this.#private), Buffer.from(signature, 'base64'));
  }

  get #private(): KeyObject {
    this.#signing ??= createPrivateKey(this.#read(signingFile));
    return this.#signing;
  }

  #readChain(): Buffer {
    const text = this.#read(chainFile).trim();
    if (!/^[0-9a-f]{64}$/.test(text))
      throw new Error(`${join(this.#folder, chainFile)} is no key of the audit trail: 64 hexadecimal digits`);
    return Buffer.from(text, 'hex');
  }

  #read(name: string): string {
    const file = join(this.#folder, name);
    try {
      return readFileSync(file, 'utf8');
    } catch (cause) {
      throw new Error(`the key ${file} cannot be read: bring it back from the backup of the data folder`, { cause });
    }
  }

  #keep(name: string, make: () => string): void {
    try {
      // Exclusively, so that of several nodes that start at once one makes the key.
      writeFileSync(join(this.#folder, name), make(), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
