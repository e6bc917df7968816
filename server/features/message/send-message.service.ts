import type { Variables } from '../../../engine/index.ts';
import type { Actor } from '../../actor.ts';
import { RequestError } from '../../errors.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { refuseUnknownRecords, refuseUnlessSender, refuseWrongPayload } from './check-message.ts';
import { isKept } from './kept-message.service.ts';
import { expireLater, waitsMs } from './message.service.ts';
import { messageStart, receives } from './receivers.service.ts';

/** Messages from outside: monitoring, an HR system. */
export class SendMessageService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /**
   * Takes a message in that the catalogue allows its sender to send. The same id from the same sender twice has no
   * second effect. Who it is from (`by`) is not the sender's to say.
   *
   * @throws {RequestError} `REFERENCE_UNKNOWN` when the catalogue has no such message, `NOT_AUTHORISED`, `FORM_INVALID`
   */
  async send(
    message: {
      readonly id: string;
      readonly name: string;
      readonly correlationKey?: string | undefined;
      readonly payload: Variables;
    },
    actor: Actor,
    requestId: string,
  ): Promise<{ readonly id: string; readonly outcome: 'accepted' | 'repeated' }> {
    const { versions, messages } = this.#instances.parts;
    const known = versions.shared.messages.find((each) => each.name === message.name);
    if (!known)
      throw new RequestError('REFERENCE_UNKNOWN', `message "${message.name}" is not in the catalogue`, {
        params: { message: message.name },
      });
    refuseUnlessSender(known, actor);
    const type = messageStart(versions, known.name)?.model.process.properties['record'];
    refuseWrongPayload(known, message.payload, type === undefined ? null : (versions.recordType(type)?.type ?? null));
    return this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const { id, name, payload, correlationKey } = message;
      await refuseUnknownRecords(known, payload, run.tx);
      const sent = await messages.send(run, {
        sender: actor.userId,
        id,
        name,
        payload: known.payload.includes('by') ? { ...payload, by: actor.userId } : payload,
        correlationKey: correlationKey ?? null,
      });
      return { id, outcome: sent.repeated ? 'repeated' : 'accepted' };
    });
  }

  /**
   * Delivers messages that were kept because their receiver was not installed, or because their delivery failed for
   * good; an administrator confirms it after installing or repairing the receiver, because old messages may no longer
   * be wanted.
   *
   * They wait for their receiver as if they had been sent now.
   *
   * @returns how many are on their way now
   * @throws {RequestError} `REFERENCE_UNKNOWN` when no installed process takes them
   */
  async deliverKept(name: string, actor: Actor, requestId: string): Promise<number> {
    const { versions } = this.#instances.parts;
    if (!receives(versions, name))
      throw new RequestError('REFERENCE_UNKNOWN', `no installed process takes "${name}"`, {
        params: { message: name },
      });
    return this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const kept = await run.tx.query<{ id: string }>(
        `UPDATE message SET status = 'waiting', expires_at = ? WHERE name = ? AND ${isKept} RETURNING id`,
        [new Date(run.now.getTime() + waitsMs), name],
      );
      for (const { id } of kept) {
        run.rows.remove(`DELETE FROM job WHERE ref = ? AND kind = 'deliver-message' AND status = 'stalled'`, [id]);
        run.job({ kind: 'deliver-message', dueAt: run.now, ref: id });
        expireLater(run, id);
      }
      if (kept.length === 0) return 0;
      run.audit({
        action: 'kept-messages-delivered',
        entityType: 'message',
        entityId: name,
        details: { count: kept.length },
      });
      return kept.length;
    });
  }
}
