import { trailVerdict } from '../../contract/audit-trail.ts';
import type { DatabaseLocation } from '../../database/open-database.ts';
import { Thread } from '../../thread.ts';
import type { TrailVerdict } from './verify-trail.ts';

/** Where the chain, its keys and its anchors lie. */
export interface VerifyOrder {
  readonly location: DatabaseLocation;
  readonly directory: string;
}

const limits = { maxOldGenerationSizeMb: 512 } as const;

/**
 * Verifies the chain in a thread of its own, on one snapshot: reading a year of lines takes minutes, in which the server
 * has to answer others.
 *
 * @throws {Error} as `verifyTrail`
 */
export async function verifyBeside(order: VerifyOrder): Promise<TrailVerdict> {
  const thread = new Thread(new URL('./verify-worker', import.meta.url).href, limits);
  try {
    return trailVerdict.parse(await thread.ask(order));
  } finally {
    await thread.end();
  }
}
