import type { Variables } from '../../../engine/index.ts';
import type { Actor } from '../../actor.ts';
import { RequestError } from '../../errors.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { waitsMs } from './message.service.ts';
import { receives } from './receivers.service.ts';

/** Messages from outside: monitoring, an HR system. */
export class SendMessageService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /**
   * Takes a message in. The same id from the same sender twice has no second effect.
   *
   * @throws {RequestError} `REFERENCE_UNKNOWN` when the catalogue has no such message
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
    if (!versions.shared.messages.some((each) => each.name === message.name))
      throw new RequestError('REFERENCE_UNKNOWN', `message "${message.name}" is not in the catalogue`, {
        params: { message: message.name },
      });
    return this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const { id, name, payload, correlationKey } = message;
      const sent = await messages.send(run, {
        sender: actor.userId,
        id,
        name,
        payload,
        correlationKey: correlationKey ?? null,
      });
      return { id, outcome: sent.repeated ? 'repeated' : 'accepted' };
    });
  }

  /**
   * Delivers messages that were kept because their receiver was not installed; an administrator confirms it after
   * installing the receiver, because old messages may no longer be wanted.
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
        `UPDATE message SET status = 'waiting', expires_at = ? WHERE name = ? AND status = 'not-installed' RETURNING id`,
        [new Date(run.now.getTime() + waitsMs), name],
      );
      for (const { id } of kept) run.job({ kind: 'deliver-message', dueAt: run.now, ref: id });
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
