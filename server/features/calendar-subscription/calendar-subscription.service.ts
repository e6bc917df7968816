import { randomUUID } from 'node:crypto';
import { newToken } from '../../accounts/secret-token.ts';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import {
  type CalendarSubscription,
  type MadeSubscription,
  readCalendarFeed,
  type SubscriptionWish,
} from '../../contract/calendar-subscription.ts';
import type { Reader, Transaction, UnitOfWork } from '../../database/unit-of-work.ts';
import { BadRequest, NotFound } from '../../errors.ts';
import { deleteSubscription, insertSubscription, subscriptionsOf } from './calendar-subscription.repository.ts';

const atMost = 10;

/** A person's own subscriptions of the change calendar: made, listed, revoked. */
export class CalendarSubscriptionService {
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;

  constructor({ reader, unitOfWork }: { readonly reader: Reader; readonly unitOfWork: UnitOfWork }) {
    this.#reader = reader;
    this.#inTransaction = unitOfWork;
  }

  async list(actor: Actor): Promise<CalendarSubscription[]> {
    return [...(await subscriptionsOf(this.#reader, actor.userId))];
  }

  /**
   * The answer holds the address; afterwards nobody can tell it, because only a hash is kept.
   *
   * @throws {BadRequest} `too-many` when the person has ten
   */
  async make({ name, language }: SubscriptionWish, actor: Actor, requestId: string): Promise<MadeSubscription> {
    const token = newToken();
    const made = { id: randomUUID(), name, language: language ?? actor.language };
    const createdAt = await this.#inTransaction(async (tx) => {
      if ((await subscriptionsOf(tx, actor.userId)).length >= atMost)
        throw new BadRequest('name', 'too-many', `allowed: ${atMost} subscriptions; revoke one of them`);
      await insertSubscription(tx, made, { userId: actor.userId, token });
      await audit(tx, 'calendar-subscription-made', made, { actor, requestId });
      return tx.now.toISOString();
    });
    return { ...made, createdAt, lastReadAt: null, address: readCalendarFeed.path.replace(':token', token) };
  }

  /** @throws {NotFound} when it is not the actor's own, or is revoked already */
  async revoke(id: string, actor: Actor, requestId: string): Promise<void> {
    await this.#inTransaction(async (tx) => {
      const own = (await subscriptionsOf(tx, actor.userId)).find((each) => each.id === id);
      if (!own) throw new NotFound('calendar-subscription', id);
      await deleteSubscription(tx, id);
      await audit(tx, 'calendar-subscription-revoked', own, { actor, requestId });
    });
  }
}

function audit(
  tx: Transaction,
  action: 'calendar-subscription-made' | 'calendar-subscription-revoked',
  { id, name }: Pick<CalendarSubscription, 'id' | 'name'>,
  { actor, requestId }: { readonly actor: Actor; readonly requestId: string },
): Promise<void> {
  const entity = { entityType: 'calendar-subscription', entityId: id, details: { name } };
  return writeAudit(tx, [{ ...entity, actorId: actor.userId, action, requestId }]);
}
