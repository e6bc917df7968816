import { openSnapshot } from '../../database/open-database.ts';
import { answerOrders } from '../../thread.ts';
import { evidencePlaces } from './evidence-places.ts';
import type { VerifyOrder } from './verify-thread.ts';
import { verifyTrail } from './verify-trail.ts';

/** The thread that reads the whole chain, on a connection of its own. */
answerOrders(async ({ location, directory }: VerifyOrder) => {
  const { keys, anchors } = evidencePlaces(directory);
  // Read after the snapshot has begun, an anchor could lie beyond its end.
  const proven = anchors.read();
  const snapshot = await openSnapshot(location);
  try {
    return await verifyTrail(snapshot.reader, keys, proven);
  } finally {
    await snapshot.close();
  }
});
