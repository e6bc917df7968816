import { type Actor, can } from '../../actor.ts';
import type { ItemChangeBody } from '../../contract/configuration-item.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import { reasonGiven } from '../../reason.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { visibleItems } from './configuration-item.service.ts';
import { type ItemCause, loadItems } from './item.repository.ts';
import type { Item } from './item.ts';

/** Who acts, and in which request. */
export interface Hand {
  readonly actor: Actor;
  readonly requestId: string;
}

/**
 * The cause of what a person writes: an approved change or request, else the right to override with a reason.
 *
 * @throws {NotPermitted} without either @throws {RequestError} `REASON_REQUIRED`
 */
export function causeOf(
  { authority, reason }: Pick<ItemChangeBody, 'authority' | 'reason'>,
  { actor, requestId }: Hand,
  source: ItemCause['source'],
): ItemCause {
  const by = { actorId: actor.userId, source, requestId };
  if (authority !== undefined) return { ...by, authority, reason: reason ?? null, manual: false };
  if (!can(actor, 'record.override'))
    throw new NotPermitted(`${actor.userId} names no change or request, and may not override records`, {
      permission: 'record.override',
    });
  return { ...by, authority: null, reason: reasonGiven(reason), manual: true };
}

/**
 * What people and programs do to one item. Under an approved change or request it is the process that writes, so that
 * what is missing afterwards is asked for; by hand it is written at once, and marked.
 */
export class ItemCommandService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /**
   * @throws {RequestError} as `ItemChangeService.change`, before anything is written; `PRECONDITION_FAILED`
   * @throws {NotFound}
   */
  async change(id: string, body: ItemChangeBody, lockVersion: number | null, hand: Hand): Promise<void> {
    const { items, messages } = this.#instances.parts;
    const { actor, requestId } = hand;
    await this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const item = await readableItem(run.tx, id, actor);
      if (lockVersion !== null && lockVersion !== item.lockVersion)
        throw new RequestError('PRECONDITION_FAILED', `${item.number} was changed meanwhile`, {
          params: { number: item.number },
        });
      const cause = causeOf(body, hand, 'api');
      const change = { itemId: id, changes: body.changes };
      if (cause.authority === null) {
        await items.change(run.tx, [change], cause);
        return;
      }
      await items.refuse(run.tx, [change], cause);
      await messages.send(run, {
        sender: actor.userId,
        id: `${requestId}:${id}`,
        name: 'msg.ci.update',
        correlationKey: null,
        payload: {
          ciIds: [id],
          changes: Object.entries(body.changes).map(([attribute, value]) => ({ ciId: id, attribute, value })),
          changeNumber: cause.authority,
          by: actor.userId,
          reason: cause.reason,
        },
      });
    });
  }

  /** @returns the id of the new item @throws {RequestError} as `ItemChangeService.change` */
  async add(body: ItemChangeBody, hand: Hand): Promise<string> {
    return this.#instances.inTransaction(async (tx) => {
      const cause = causeOf(body, hand, 'api');
      const [added] = await this.#instances.parts.items.change(tx, [{ itemId: null, changes: body.changes }], cause);
      if (!added) throw new RangeError('one change has one outcome');
      return added.item.id;
    });
  }
}

/** @throws {NotFound} also for one the actor may not know of */
async function readableItem(tx: Transaction, id: string, actor: Actor): Promise<Item> {
  const visible = visibleItems(actor);
  const [known] = await tx.query(`SELECT 1 AS one FROM record r WHERE r.id = ? AND (${visible.sql})`, [
    id,
    ...visible.params,
  ]);
  const item = known === undefined ? undefined : (await loadItems(tx, [id])).get(id);
  if (!item) throw new NotFound('configuration item', id);
  return item;
}
