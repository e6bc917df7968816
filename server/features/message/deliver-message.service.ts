import type { Variables } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { placeOfInstance } from '../../execution/running-instance.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { takeMessageTurn } from './message-turn.service.ts';
import { namedRecord } from './named-record.ts';
import { messageStart, receives } from './receivers.service.ts';
import { findSubscriptions } from './subscription.repository.ts';

interface MessageRow {
  readonly id: string;
  readonly name: string;
  readonly correlation_key: string | null;
  readonly payload: string;
  readonly status: string;
}

/** Brings messages to the instance that waits for them, or starts one. */
export class DeliverMessageService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /**
   * Delivers one message: to a subscription of its name and key; else to a start event; else it waits. Consumed in
   * the same transaction as the step, so it is delivered once.
   */
  async deliver(run: CommandRun, messageId: string): Promise<void> {
    const message = await waitingMessage(run, messageId);
    if (!message) return;
    if (await this.#toSubscription(run, message)) return;
    if (message.correlation_key !== null && run.tx.dialect === 'postgres') {
      // Only who finds nobody takes a turn: whoever begins to wait now is seen once it is this one's turn.
      await takeMessageTurn(run.tx, message.name, message.correlation_key);
      if (await this.#toSubscription(run, message)) return;
    }
    if (await this.#toStart(run, message)) return;
    if (!receives(this.#instances.parts.versions, message.name))
      return this.#settle(run, message, 'not-installed', null);
  }

  /** Nobody took the message in time: somebody must look (domain 0.8). */
  async expire(run: CommandRun, messageId: string): Promise<void> {
    const message = await waitingMessage(run, messageId);
    if (!message) return;
    this.#settle(run, message, 'expired', null);
    await this.#tell(run, message, 'message-expired', {});
  }

  async #toSubscription(run: CommandRun, message: MessageRow): Promise<boolean> {
    if (message.correlation_key === null) return false;
    for (const found of await findSubscriptions(run.tx, 'message', message.name, message.correlation_key)) {
      const instance = await this.#instances.load(run, found.instance_id);
      if (instance.status !== 'active') continue;
      this.#settle(run, message, 'delivered', instance.id);
      await this.#instances.command(run, instance.id, {
        type: 'deliver-message',
        subscriptionId: found.subscription_id,
        payload: JSON.parse(message.payload) as Variables,
      });
      return true;
    }
    return false;
  }

  /** A second message with the key of an instance that still runs starts no second one: it joins the first. */
  async #toStart(run: CommandRun, message: MessageRow): Promise<boolean> {
    const start = messageStart(this.#instances.parts.versions, message.name);
    if (!start) return false;
    const payload = JSON.parse(message.payload) as Variables;
    const key = message.correlation_key === '' ? null : message.correlation_key;
    const holder = key === null ? undefined : await this.#holder(run, start.model.process.id, key);
    if (holder) {
      const instance = await this.#instances.load(run, holder);
      run.history({ lifecycle: 'message-joined', details: { name: message.name } }, placeOfInstance(instance));
      this.#settle(run, message, 'joined', holder);
      return true;
    }
    const named = await namedRecord(run, this.#instances.parts, message.name, payload, start.model.process);
    if (named.type === 'refused') {
      this.#settle(run, message, 'refused', null);
      await this.#tell(run, message, 'message-refused', { reason: named.reason });
      return true;
    }
    const instance = await this.#instances.start(run, {
      model: start.model,
      elementId: start.elementId,
      variables: { payload },
      record:
        named.type === 'record' ? named.record : await this.#newRecord(run, start.model.process.properties['record']),
      correlationKey: key,
    });
    this.#settle(run, message, 'delivered', instance.id);
    return true;
  }

  async #holder(run: CommandRun, processId: string, key: string): Promise<string | undefined> {
    const [row] = await run.tx.query<{ id: string }>(
      `SELECT id FROM process_instance WHERE process_id = ? AND correlation_key = ? AND status = 'active'`,
      [processId, key],
    );
    return row?.id;
  }

  async #newRecord(run: CommandRun, type: string | undefined): Promise<RecordDraft | null> {
    return type ? this.#instances.parts.records.create(run, type) : null;
  }

  async #tell(run: CommandRun, message: MessageRow, template: string, more: Variables): Promise<void> {
    await this.#instances.parts.notifications.notify(run, null, {
      to: ['sms-manager'],
      template,
      data: { name: message.name, correlationKey: message.correlation_key, ...more },
    });
  }

  #settle(run: CommandRun, message: MessageRow, status: string, instanceId: string | null): void {
    run.rows.remove(`DELETE FROM job WHERE ref = ? AND kind = 'expire-message'`, [message.id]);
    run.rows.statement('UPDATE message SET status = ?, instance_id = ?, delivered_at = ? WHERE id = ?', [
      status,
      instanceId,
      instanceId === null ? null : run.now,
      message.id,
    ]);
  }
}

/** The message behind a lock, when nobody was faster to settle it. */
async function waitingMessage(run: CommandRun, id: string): Promise<MessageRow | undefined> {
  const lock = run.tx.dialect === 'postgres' ? 'FOR UPDATE' : '';
  const [message] = await run.tx.query<MessageRow>(`SELECT * FROM message WHERE id = ? ${lock}`, [id]);
  return message?.status === 'waiting' ? message : undefined;
}
