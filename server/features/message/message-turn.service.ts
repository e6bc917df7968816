import type { Transaction } from '../../database/unit-of-work.ts';

/** Any number, as long as nothing else locks by it. */
const lock = 86_002;

/**
 * Lets whoever begins to wait for a message and whoever delivers it take turns until their transactions end.
 * PostgreSQL runs them side by side: each would look before the other has committed, the message would wait for a
 * receiver and the receiver for the message. SQLite has one writer.
 */
export async function takeMessageTurn(tx: Transaction, name: string, key: string): Promise<void> {
  if (tx.dialect === 'postgres')
    await tx.query(`SELECT pg_advisory_xact_lock(${lock}, hashtext(?))`, [`${name} ${key}`]);
}
