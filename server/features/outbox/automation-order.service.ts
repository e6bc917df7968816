import { randomUUID } from 'node:crypto';
import type { Json } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** Work for a connected system. */
export interface AutomationOrder {
  readonly operation: string;
  /** Correlation key of the answer. */
  readonly answerKey: string;
  readonly data: Readonly<Record<string, Json>>;
}

/** Orders to connected systems; they leave the way notices leave, and are told apart by `kind`. */
export class AutomationOrderService {
  readonly #isConnected: boolean;

  /** @param isConnected true when the outbox has a receiver */
  constructor(isConnected: boolean) {
    this.#isConnected = isConnected;
  }

  /**
   * Puts an order into the outbox in the transaction of the step that needs it.
   *
   * @returns its id, the same at every attempt to deliver it; null when there is nobody to send it to
   */
  order(run: CommandRun, record: RecordDraft, { operation, answerKey, data }: AutomationOrder): string | null {
    if (!this.#isConnected) return null;
    const id = randomUUID();
    const payload = {
      id,
      kind: 'automation-order',
      operation,
      answerKey,
      data,
      recordType: record.type.type,
      recordId: record.id,
      recordNumber: record.number,
      createdAt: run.now.toISOString(),
    };
    run.rows.insert('outbox', {
      id,
      payload: JSON.stringify(payload),
      status: 'waiting',
      attempts: 0,
      created_at: run.now,
    });
    run.job({ kind: 'send-notice', dueAt: run.now, ref: id });
    run.audit({
      action: 'automation-ordered',
      entityType: 'record',
      entityId: record.id,
      details: { number: record.number, operation, orderId: id },
    });
    return id;
  }
}
