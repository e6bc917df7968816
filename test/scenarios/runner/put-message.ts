import { randomUUID } from 'node:crypto';
import type { Database } from '../../../server/database/open-database.ts';
import { insertJob } from '../../../server/jobs/job-table.ts';
import type { SentMessage } from './scenario-server.ts';

/** Puts a message on its way as the process that sends it would. */
export function putMessage(database: Database, message: SentMessage): Promise<void> {
  const { sender, id, name, correlationKey, payload } = message;
  return database.unitOfWork(async (tx) => {
    const messageId = randomUUID();
    const added = await tx.execute(
      `INSERT INTO message (id, sender, sender_id, name, correlation_key, payload, status, sent_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?) ON CONFLICT (sender, sender_id) DO NOTHING`,
      [messageId, sender, id, name, correlationKey, JSON.stringify(payload), tx.now, tx.now],
    );
    if (added > 0) await insertJob(tx, { kind: 'deliver-message', dueAt: tx.now, ref: messageId });
  });
}
