import { randomUUID } from 'node:crypto';
import type { Variables } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';

/** A message on its way to a process. */
export interface OutgoingMessage {
  /** Who sends it: a user, a service account, or an instance. */
  readonly sender: string;
  /** Unique for the sender: the same id twice is one message. */
  readonly id: string;
  readonly name: string;
  readonly correlationKey: string | null;
  readonly payload: Variables;
  /** False: whoever does not listen now never hears it. Absent: it waits for a receiver. */
  readonly waits?: boolean;
}

/** How long a message waits for a receiver before somebody is told (domain 0.8). */
export const waitsMs = 24 * 60 * 60 * 1000;

/** Looks after a message once it has waited too long, however its delivery went; to be forgotten when it is settled. */
export function expireLater(run: CommandRun, messageId: string): void {
  run.job({ kind: 'expire-message', dueAt: new Date(run.now.getTime() + waitsMs), ref: messageId });
}

/** Hands messages over to be delivered; delivery is a job, so that no two instances are locked at once. */
export class MessageService {
  /** @returns id of the message, and whether it was sent before; a repeated one has no second effect */
  async send(run: CommandRun, message: OutgoingMessage): Promise<{ readonly id: string; readonly repeated: boolean }> {
    const id = randomUUID();
    const added = await run.tx.execute(
      `INSERT INTO message (id, sender, sender_id, name, correlation_key, payload, status, sent_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?) ON CONFLICT (sender, sender_id) DO NOTHING`,
      [
        id,
        message.sender,
        message.id,
        message.name,
        message.correlationKey,
        JSON.stringify(message.payload),
        run.now,
        message.waits === false ? run.now : new Date(run.now.getTime() + waitsMs),
      ],
    );
    if (added === 0) {
      const [earlier] = await run.tx.query<{ id: string }>(
        'SELECT id FROM message WHERE sender = ? AND sender_id = ?',
        [message.sender, message.id],
      );
      return { id: earlier?.id ?? '', repeated: true };
    }
    run.job({ kind: 'deliver-message', dueAt: run.now, ref: id });
    expireLater(run, id);
    return { id, repeated: false };
  }
}
