import type { Reader } from '../../database/unit-of-work.ts';
import { endOfChain } from './audit-trail.repository.ts';
import { evidencePlaces } from './evidence-places.ts';
import { type VerifyOrder, verifyBeside } from './verify-thread.ts';
import { verifyTrail } from './verify-trail.ts';
import type { VerifyChain } from './whole-chain.ts';

/** So many lines are read in less time than a thread takes to begin. */
const shortChain = 5_000;

/** Verifies a short chain here, and a longer one beside, so that the server goes on answering. */
export function verifierOf(reader: Reader, order: VerifyOrder): VerifyChain {
  const { keys, anchors } = evidencePlaces(order.directory);
  return async () => {
    const end = await endOfChain(reader);
    if (end !== null && end.position > shortChain) return verifyBeside(order);
    return verifyTrail(reader, keys, anchors.read());
  };
}
