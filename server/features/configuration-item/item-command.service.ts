import { type Actor, can } from '../../actor.ts';
import type { ItemChangeBody } from '../../contract/configuration-item.ts';
import type { UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { reasonGiven } from '../../reason.ts';
import { visibleItems } from './configuration-item.service.ts';
import type { ItemCause } from './item.repository.ts';
import { loadItems } from './item.repository.ts';
import type { ItemChangeService } from './item-change.service.ts';

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

/** What people and programs do to one item directly. */
export class ItemCommandService {
  readonly #changes: ItemChangeService;
  readonly #inTransaction: UnitOfWork;

  constructor(changes: ItemChangeService, inTransaction: UnitOfWork) {
    this.#changes = changes;
    this.#inTransaction = inTransaction;
  }

  /** @throws {RequestError} as `ItemChangeService.change`, `PRECONDITION_FAILED` @throws {NotFound} */
  async change(id: string, body: ItemChangeBody, lockVersion: number | null, hand: Hand): Promise<void> {
    await this.#inTransaction(async (tx) => {
      const item = (await loadItems(tx, [id])).get(id);
      const visible = visibleItems(hand.actor);
      const [known] = await tx.query(`SELECT 1 AS one FROM record r WHERE r.id = ? AND (${visible.sql})`, [
        id,
        ...visible.params,
      ]);
      if (!item || !known) throw new NotFound('configuration item', id);
      if (lockVersion !== null && lockVersion !== item.lockVersion)
        throw new RequestError('PRECONDITION_FAILED', `${item.number} was changed meanwhile`, {
          params: { number: item.number },
        });
      await this.#changes.change(tx, [{ itemId: id, changes: body.changes }], causeOf(body, hand, 'api'));
    });
  }

  /** @returns the id of the new item @throws {RequestError} as `ItemChangeService.change` */
  async add(body: ItemChangeBody, hand: Hand): Promise<string> {
    return this.#inTransaction(async (tx) => {
      const [added] = await this.#changes.change(
        tx,
        [{ itemId: null, changes: body.changes }],
        causeOf(body, hand, 'api'),
      );
      if (!added) throw new RangeError('one change has one outcome');
      return added.item.id;
    });
  }
}
