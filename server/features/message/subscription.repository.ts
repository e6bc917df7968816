import type { Transaction } from '../../database/unit-of-work.ts';

/** An instance that waits for a message or signal. */
export interface SubscriptionRow {
  readonly instance_id: string;
  readonly subscription_id: string;
}

/** Who waits for a name (and, for messages, a key), the longest waiting first. */
export async function findSubscriptions(
  tx: Transaction,
  event: 'message' | 'signal',
  name: string,
  key: string | null,
): Promise<readonly SubscriptionRow[]> {
  const keyed = key === null ? '' : 'AND correlation_key = ?';
  return tx.query<SubscriptionRow>(
    `SELECT instance_id, subscription_id FROM subscription WHERE event = ? AND name = ? ${keyed}
     ORDER BY opened_at, instance_id, subscription_id`,
    [event, name, ...(key === null ? [] : [key])],
  );
}
