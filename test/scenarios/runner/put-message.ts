import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { messages } from '../../../rules/schema/message.ts';
import type { Database } from '../../../server/database/open-database.ts';
import { insertJob } from '../../../server/jobs/job-table.ts';
import type { SentMessage } from './scenario-server.ts';

const catalogue = messages.parse(JSON.parse(readFileSync('processes/shared/messages.json', 'utf8')));
const signals = new Set(catalogue.filter(({ kind }) => kind === 'signal').map(({ name }) => name));

/** Puts a message, or a signal, on its way as the process that sends it would. */
export function putMessage(database: Database, message: SentMessage): Promise<void> {
  const { sender, id, name, correlationKey, payload } = message;
  return database.unitOfWork(async (tx) => {
    if (signals.has(name))
      return insertJob(tx, { kind: 'broadcast-signal', dueAt: tx.now, ref: name, payload: { payload, from: '' } });
    const messageId = randomUUID();
    const added = await tx.execute(
      `INSERT INTO message (id, sender, sender_id, name, correlation_key, payload, status, sent_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?) ON CONFLICT (sender, sender_id) DO NOTHING`,
      [messageId, sender, id, name, correlationKey, JSON.stringify(payload), tx.now, tx.now],
    );
    if (added > 0) await insertJob(tx, { kind: 'deliver-message', dueAt: tx.now, ref: messageId });
  });
}
