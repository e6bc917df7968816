import { RequestError } from '../../errors.ts';
import type { Sealer } from './sealer.ts';
import type { TrailVerdict } from './verify-trail.ts';

/** Compares the whole chain with its lines and anchors. @throws {Error} when a key is gone, or an anchor is none */
export type VerifyChain = () => Promise<TrailVerdict>;

/** The chain as something may be signed over it: sealed and anchored to its end, and whole. */
export class WholeChain {
  readonly #sealer: Sealer;
  readonly #verify: VerifyChain;

  constructor(sealer: Sealer, verify: VerifyChain) {
    this.#sealer = sealer;
    this.#verify = verify;
  }

  /** Seals what waits, unless another node does it, and anchors the end. */
  anchor(): Promise<void> {
    return this.#sealer.anchor();
  }

  /** @throws {RequestError} `EVIDENCE_BROKEN` naming the first broken line and its record */
  async verified(): Promise<TrailVerdict> {
    const verdict = await this.#verify();
    if (verdict.broken === null) return verdict;
    const { seq, how, recordNumber } = verdict.broken;
    throw new RequestError('EVIDENCE_BROKEN', `line ${seq} of the audit trail: ${how}`, {
      params: { seq, how, record: recordNumber ?? '-' },
    });
  }
}
