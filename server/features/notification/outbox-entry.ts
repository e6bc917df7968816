import { randomUUID } from 'node:crypto';
import type { Json } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/**
 * Adds a notice to what leaves the system; a job sends it. What a restricted record says stays inside: the receiver
 * learns that there is a notice, and the person reads it here.
 *
 * @param at when it leaves: now, or when the quiet hours of the person end
 */
export function putIntoOutbox(
  run: CommandRun,
  userId: string,
  notice: { readonly template: string; readonly data: Readonly<Record<string, Json>> },
  record: RecordDraft | null,
  at: Date,
): void {
  const id = randomUUID();
  const restricted = record?.restricted ?? false;
  const payload = {
    id,
    template: notice.template,
    userId,
    data: restricted ? {} : notice.data,
    recordType: record?.type.type ?? null,
    recordId: record?.id ?? null,
    recordNumber: record?.number ?? null,
    restricted,
    createdAt: run.now.toISOString(),
  };
  run.rows.insert('outbox', {
    id,
    payload: JSON.stringify(payload),
    status: 'waiting',
    attempts: 0,
    created_at: run.now,
  });
  run.job({ kind: 'send-notice', dueAt: at, ref: id });
}
