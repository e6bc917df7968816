import type { AuditAction } from '../../contract/audit-action.ts';
import { insertMany } from '../../database/insert-many.ts';
import type { Transaction, UnitOfWork } from '../../database/unit-of-work.ts';
import type { Anchors } from './anchors.ts';
import type { EvidenceKeys } from './evidence-keys.ts';
import { beginning, sealOf } from './seal.ts';
import { lineColumns, type TrailLine } from './trail-line.ts';

/** Lines sealed in one transaction. */
const batch = 1000;
const anchorEveryMs = 3_600_000;

/**
 * On PostgreSQL a line may be committed after lines with higher numbers, by as many as other transactions write
 * meanwhile; a transaction writes its lines at its end. A file has one writer: its lines are committed in their order.
 */
export const latestBy = { sqlite: 0, postgres: 10_000 } as const;

/** What somebody answers for with their name: cut off, it would be missed before the hour is over. */
const signOffs: ReadonlySet<string> = new Set<AuditAction>([
  'board-minutes-written',
  'draft-approved',
  'rule-set-published',
  'vote-cast',
]);

/** Taken by the node that seals; the number means nothing. */
const lock = 7053;

/** Where the chain stands. */
interface Last {
  readonly position: number;
  readonly seq: number;
  readonly hash: string;
}

const nothingSealed: Last = { position: 0, seq: 0, hash: beginning };

/**
 * Chains the lines of the audit trail, in the order in which they are found committed. Business transactions add lines
 * without waiting for a seal; one node at a time seals, all of them may try.
 */
export class Sealer {
  readonly #unitOfWork: UnitOfWork;
  readonly #keys: EvidenceKeys;
  readonly #anchors: Anchors;
  #anchoredAt = 0;
  /**
   * Is the next look at the whole trail? The first one is, because a line may have been late when the last program ended;
   * and where lines come late, so is the first one of each hour and the one before an anchor somebody waits for.
   */
  #looksBack = true;

  constructor(unitOfWork: UnitOfWork, keys: EvidenceKeys, anchors: Anchors) {
    this.#unitOfWork = unitOfWork;
    this.#keys = keys;
    this.#anchors = anchors;
  }

  /** Makes the keys when nothing has been sealed with others. @throws {Error} when those of a sealed trail are gone */
  async prepare(): Promise<void> {
    const last = await this.#unitOfWork(lastSeal);
    if (last === nothingSealed) this.#keys.create();
    else void this.#keys.chain;
  }

  /** Seals everything that is not sealed yet, and anchors the chain once an hour and after every sign-off. */
  async settle(): Promise<void> {
    const isHourGone = (await this.#now()) - this.#anchoredAt >= anchorEveryMs;
    const isSignedOff = await this.#seal(isHourGone);
    if (isHourGone || isSignedOff) await this.#anchor();
  }

  /** Seals and anchors now: before something is signed, and when the program ends. */
  async anchor(): Promise<void> {
    await this.#seal(true);
    await this.#anchor();
  }

  async #now(): Promise<number> {
    return (await this.#unitOfWork(async ({ now }) => now)).getTime();
  }

  /** @returns true when a sign-off was among the lines */
  async #seal(looksBack: boolean): Promise<boolean> {
    let isSignedOff = false;
    let sealed = batch;
    while (sealed === batch) {
      const lines = await this.#unitOfWork((tx) => this.#sealSome(tx, looksBack));
      // Another node seals: what this one has to look for, it looks for next time.
      if (lines === null) return isSignedOff;
      sealed = lines.length;
      isSignedOff ||= lines.some(({ action }) => signOffs.has(action));
    }
    this.#looksBack = false;
    return isSignedOff;
  }

  async #anchor(): Promise<void> {
    const [now, last] = await this.#unitOfWork(async (tx) => [tx.now, await lastSeal(tx)] as const);
    this.#anchoredAt = now.getTime();
    if (last !== nothingSealed) this.#anchors.add({ ...last, at: now.toISOString() });
  }

  /** @returns the lines; null when another node seals */
  async #sealSome(tx: Transaction, looksBack: boolean): Promise<readonly TrailLine[] | null> {
    this.#looksBack ||= looksBack && latestBy[tx.dialect] > 0;
    if (!(await mayISeal(tx))) return null;
    const last = await lastSeal(tx);
    const after = this.#looksBack ? 0 : last.seq - latestBy[tx.dialect];
    const lines = await tx.query<TrailLine>(
      `SELECT ${lineColumns} FROM audit_trail t LEFT JOIN audit_seal s ON s.seq = t.seq
       WHERE t.seq > ? AND s.seq IS NULL ORDER BY t.seq LIMIT ${batch}`,
      [after],
    );
    let { position, hash } = last;
    const seals = lines.map((line) => {
      position += 1;
      hash = sealOf(this.#keys.chain, position, hash, line);
      return { position, seq: line.seq, hash };
    });
    await insertMany(tx, 'audit_seal', seals);
    return lines;
  }
}

async function mayISeal(tx: Transaction): Promise<boolean> {
  if (tx.dialect === 'sqlite') return true;
  const [row] = await tx.query<{ mine: number }>(
    `SELECT CASE WHEN pg_try_advisory_xact_lock(${lock}) THEN 1 ELSE 0 END AS mine`,
  );
  return row?.mine === 1;
}

async function lastSeal(tx: Pick<Transaction, 'query'>): Promise<Last> {
  const [row] = await tx.query<Last>('SELECT position, seq, hash FROM audit_seal ORDER BY position DESC LIMIT 1');
  return row ?? nothingSealed;
}
