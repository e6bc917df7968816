import { isUnavailable } from './unavailable.ts';
import type { Transaction, UnitOfWork } from './unit-of-work.ts';

/** A unit of work that remembers whether the last one failed for want of a database, and a way to try. */
export interface WatchedWrites {
  readonly unitOfWork: UnitOfWork;
  /** Writes and takes back a little when the last write failed; rejects while that is not possible. */
  probe(): Promise<void>;
}

/** More than one page, so that a full disk is noticed. */
const probeBytes = 65_536;

/** A disk that is full answers reads all the same: only a write tells. */
export function watchWrites(unitOfWork: UnitOfWork): WatchedWrites {
  let failed = false;
  const watched: UnitOfWork = async (work) => {
    try {
      const answer = await unitOfWork(work);
      failed = false;
      return answer;
    } catch (error) {
      if (isUnavailable(error)) failed = true;
      throw error;
    }
  };
  return {
    unitOfWork: watched,
    probe: async () => {
      if (failed) await watched(writeAndTakeBack);
    },
  };
}

async function writeAndTakeBack(tx: Transaction): Promise<void> {
  await tx.execute(`INSERT INTO installation (key, value) VALUES ('probe', ?)`, ['.'.repeat(probeBytes)]);
  await tx.execute(`DELETE FROM installation WHERE key = 'probe'`);
}
