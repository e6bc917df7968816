import { type Actor, can } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { UnitOfWork } from '../../database/unit-of-work.ts';

/** Keeps who of the staff looked into a restricted record: reading is what such a case must account for. */
export class RestrictedReadService {
  readonly #inTransaction: UnitOfWork;

  constructor(inTransaction: UnitOfWork) {
    this.#inTransaction = inTransaction;
  }

  /** Leaves a trace before the record is shown; its own requester and assignees outside the staff leave none. */
  async trace(
    record: { readonly id: string; readonly number: string; readonly restricted: boolean },
    actor: Actor,
    requestId: string,
  ): Promise<void> {
    if (!record.restricted || !can(actor, 'record.read-all')) return;
    await this.#inTransaction((tx) =>
      writeAudit(tx, [
        {
          actorId: actor.userId,
          action: 'restricted-read',
          entityType: 'record',
          entityId: record.id,
          details: { number: record.number },
          requestId,
        },
      ]),
    );
  }
}
